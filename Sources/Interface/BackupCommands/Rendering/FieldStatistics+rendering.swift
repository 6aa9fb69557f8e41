internal import BackupEngine
internal import BinlogFormat

extension FieldStatistics {
    /// Some lines a field, the last one a histogram.
    var text: String {
        var lines = ["\(field.name)  \(field.type)", "  rows \(rows), nulls \(nulls)"]
        if notFinite > 0 { lines[1] += ", not finite \(notFinite)" }
        if let smallest, let largest { lines[1] += ", from \(smallest.shortText) to \(largest.shortText)" }
        if let mean {
            lines.append(
                "  \(measure.rawValue) \(Self.short(leastMeasure)) to \(Self.short(greatestMeasure)), mean \(Self.short(mean))"
            )
            lines.append("  \(bars)")
        }
        return lines.map { "  \($0)\n" }.joined()
    }

    private static let blocks = Array(" ▁▂▃▄▅▆▇█")

    /// A block a bin, as high as the bin is full; what holds anything shows at least the lowest block.
    private var bars: String {
        let bars = histogram.bars()
        let highest = Double(bars.counts.max() ?? 1)
        let blocks = bars.counts.map { count in
            count == 0 ? Self.blocks[0] : Self.blocks[max(1, Int((Double(count) / highest * 8).rounded()))]
        }
        let end = bars.start + bars.width * Double(bars.counts.count)
        return "\(Self.short(bars.start)) |\(String(blocks))| \(Self.short(end))"
    }

    /// Six digits that count.
    private static func short(_ number: Double) -> String {
        guard number != 0, number.isFinite else { return "0" }
        if number == number.rounded(), number.magnitude < 1e15 { return "\(Int64(number))" }
        var scale = 1.0
        while number.magnitude * scale < 1e5, scale < 1e300 { scale *= 10 }
        return "\((number * scale).rounded() / scale)"
    }
}
