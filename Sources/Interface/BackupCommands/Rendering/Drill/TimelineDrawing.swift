internal import BackupEngine
internal import Basics

/// The steps of a drill as bars over time: an SVG that stands in a page by itself.
struct TimelineDrawing {
    private static let width = 960.0
    private static let left = 300.0
    private static let line = 22.0
    private static let top = 24.0

    let spans: [DrillReport.Span]
    let total: Duration

    var svg: String {
        let height = Self.top + Double(spans.count) * Self.line + 8
        let bars = spans.enumerated().map { bar($1, at: $0) }.joined()
        return """
            <svg viewBox="0 0 \(Self.number(Self.width)) \(Self.number(height))" role="img" aria-label="Timeline">
            \(ticks(height))\(bars)</svg>

            """
    }

    private var scale: Double { (Self.width - Self.left - 70) / max(total.inSeconds, 0.001) }

    private func bar(_ span: DrillReport.Span, at index: Int) -> String {
        let y = Self.top + Double(index) * Self.line
        let x = Self.left + span.start.inSeconds * scale
        let length = max(2, span.duration.inSeconds * scale)
        let label = span.collection.isEmpty ? span.step : "\(span.step) · \(Self.cut(span.collection))"
        let duration = HumanDuration(span.duration)
        return """
            <text x="\(Self.number(Self.left - 8))" y="\(Self.number(y + 15))" class="label">\(HTMLText(label))</text>
            <rect x="\(Self.number(x))" y="\(Self.number(y + 4))" width="\(Self.number(length))" height="14" rx="2"\(span.collection.isEmpty ? " class=\"whole\"" : "")/>
            <text x="\(Self.number(x + length + 5))" y="\(Self.number(y + 15))">\(duration)</text>

            """
    }

    /// Five lines, from the beginning to the end.
    private func ticks(_ height: Double) -> String {
        (0...4).map { quarter in
            let seconds = total.inSeconds * Double(quarter) / 4
            let x = Self.number(Self.left + seconds * scale)
            let label = HumanDuration(.milliseconds(Int64(seconds * 1000)))
            return """
                <line x1="\(x)" x2="\(x)" y1="18" y2="\(Self.number(height))"/><text x="\(x)" y="12" class="tick">\(label)</text>

                """
        }.joined()
    }

    /// The source's name is enough: the scratch name is in the report.
    private static func cut(_ label: String) -> String {
        let source = label.split(separator: " ").first.map(String.init) ?? label
        return source.count > 30 ? source.prefix(29) + "…" : source
    }

    private static func number(_ value: Double) -> String {
        DecimalText(value, places: 1).description
    }
}
