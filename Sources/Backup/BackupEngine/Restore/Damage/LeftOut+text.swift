internal import BinlogFormat
internal import MilvusModel

extension LeftOut {
    /// Segments that a person reads of; JSON has all.
    private static let shown = 20

    /// `2 of 5 segments, 900 of 5000 rows (deleted ones included), keys 1 to 900`.
    package var summary: String {
        let count = "\(segments.count) of \(ofSegments) segments"
        guard rows > 0 else { return "\(count), no row" }
        return "\(count), \(rows) of \(ofRows) rows (deleted ones included), " + keysText
    }

    private var keysText: String {
        guard let keys else { return "keys unknown" }
        return keys.text + (knowsAllKeys ? "" : " and others that nothing tells")
    }

    /// Every segment with what is damaged of it.
    package var lines: [String] {
        var lines = segments.prefix(Self.shown).flatMap(\.lines)
        if segments.count > Self.shown { lines.append("and \(segments.count - Self.shown) more: --output json") }
        return lines
    }
}

extension LeftOutSegment {
    fileprivate var lines: [String] {
        let place = partition.isEmpty ? "of all partitions" : "of partition \(partition)"
        var lines = ["segment \(id) \(place): \(content)\(why)"]
        for damage in damages {
            lines.append("  \(damage.message)")
            if !damage.object.isEmpty { lines.append("  \(damage.object)") }
        }
        let rest = damageCount - Int64(damages.count)
        if rest > 0 { lines.append("  and \(rest) more of its objects") }
        return lines
    }

    private var content: String {
        rows == 0 ? "deletes" : "\(rows) rows, \(keys?.text ?? "keys unknown")"
    }

    private var why: String {
        switch reason {
        case .rows: ""
        case .deletes: "; without its deletes, rows that were deleted would come back"
        case .levelZero: "; without deletes that concern it, rows that were deleted would come back"
        case .directory: "; it lies in one directory with a damaged one"
        }
    }
}

extension ClosedRange<PrimaryKey> {
    fileprivate var text: String { "keys \(lowerBound.shortText) to \(upperBound.shortText)" }
}
