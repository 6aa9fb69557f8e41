internal import BackupEngine
internal import Basics

/// The steps of a drill over time, a line for each collection: an SVG that stands in a page by itself.
struct TimelineDrawing {
    /// Lines that are drawn: more nobody reads.
    static let longest = 100
    /// As the page's style colours them, in the order of a drill.
    static let steps = [
        "checking", "creating", "staging", "importing", "indexing", "loading", "reading keys", "counting rows",
        "comparing rows", "searching", "searching exactly", "dropping",
    ]

    private static let width = 960.0
    private static let left = 240.0
    private static let height = 22.0
    private static let top = 24.0

    let spans: [DrillReport.Span]
    let total: Duration

    /// Collections by their first step, the whole drill first.
    private var lines: [(collection: String, spans: [DrillReport.Span])] {
        let byCollection = Dictionary(grouping: spans, by: \.collection)
        let order = spans.map(\.collection).reduce(into: [""]) { names, name in
            if names.last != name, !names.contains(name) { names.append(name) }
        }
        return order.map { ($0, byCollection[$0] ?? []) }
    }

    var html: String {
        let lines = lines
        let drawn = lines.prefix(Self.longest)
        let bottom = Self.top + Double(drawn.count) * Self.height + 8
        let bars = drawn.enumerated().map { line($1.collection, $1.spans, at: $0) }.joined()
        let rest = lines.count - drawn.count
        return """
            <svg viewBox="0 0 \(Self.number(Self.width)) \(Self.number(bottom))" role="img" aria-label="Timeline">
            \(ticks(bottom))\(bars)</svg>
            \(rest > 0 ? "<p>And \(rest) more collections.</p>\n" : "")\(legend)
            """
    }

    private var scale: Double { (Self.width - Self.left - 40) / max(total.inSeconds, 0.001) }

    private func line(_ collection: String, _ spans: [DrillReport.Span], at index: Int) -> String {
        let y = Self.top + Double(index) * Self.height
        let label = collection.isEmpty ? "the whole drill" : Self.cut(collection)
        let bars = spans.map { span in
            let title = HTMLText("\(span.step), \(HumanDuration(span.duration))")
            let (x, length) = (Self.left + span.start.inSeconds * scale, max(1, span.duration.inSeconds * scale))
            return """
                <rect x="\(Self.number(x))" y="\(Self.number(y + 4))" width="\(Self.number(length))" height="14" class="\(Self.style(span.step))"><title>\(title)</title></rect>

                """
        }.joined()
        return """
            <text x="\(Self.number(Self.left - 8))" y="\(Self.number(y + 15))" class="label">\(HTMLText(label))</text>
            \(bars)
            """
    }

    /// Five lines, from the beginning to the end.
    private func ticks(_ bottom: Double) -> String {
        (0...4).map { quarter in
            let seconds = total.inSeconds * Double(quarter) / 4
            let x = Self.number(Self.left + seconds * scale)
            let label = HumanDuration(.milliseconds(Int64(seconds * 1000)))
            return """
                <line x1="\(x)" x2="\(x)" y1="18" y2="\(Self.number(bottom))"/><text x="\(x)" y="12" class="tick">\(label)</text>

                """
        }.joined()
    }

    /// Each step with the time that it took, over all collections.
    private var legend: String {
        let items = Self.steps.compactMap { step -> String? in
            let all = spans.filter { $0.step == step }
            guard !all.isEmpty else { return nil }
            let time = HumanDuration(all.reduce(.zero) { $0 + $1.duration })
            return "<li><i class=\"\(Self.style(step))\"></i>\(HTMLText(step)) \(time)</li>\n"
        }
        return "<ul class=\"legend\">\n\(items.joined())</ul>\n"
    }

    private static func style(_ step: String) -> String {
        "step\(steps.firstIndex(of: step) ?? 0)"
    }

    /// Of `docs → scratch` the source is enough.
    private static func cut(_ label: String) -> String {
        let source = label.split(separator: " ").first.map(String.init) ?? label
        return source.count > 30 ? source.prefix(29) + "…" : source
    }

    private static func number(_ value: Double) -> String {
        DecimalText(value, places: 1).description
    }
}
