internal import BackupEngine
internal import Basics
internal import MilvusModel

extension InspectReport: Report {
    var status: ExitStatus { .done }

    func text(_ style: TextStyle) -> String {
        guard !collections.isEmpty else { return "The backup holds no collection.\n" }
        return collections.map { $0.text(style) }.joined(separator: "\n")
    }
}

extension InspectReport.Collection {
    fileprivate func text(_ style: TextStyle) -> String {
        var text = "\(reference)  \(id)\n"
        if let partitions { text += fieldsText + partitions.map(\.text).joined() + levelZeroText }
        if !unread.isEmpty {
            text +=
                "  Fields that aren't read: "
                + unread.map { "\($0.name) (\($0.type))" }.joined(separator: ", ") + "\n"
        }
        if let rows { text += rows.text }
        if let statistics { text += statistics.map(\.text).joined() }
        return text
    }

    private var fieldsText: String {
        let names = fields.map { field in
            let dimension = field.dimension.map { "[\($0)]" } ?? ""
            return "\(field.name) \(field.dataType)\(dimension)\(field.isPrimaryKey ? " (key)" : "")"
        }
        return "  fields  \(names.joined(separator: ", "))\n"
    }

    private var levelZeroText: String {
        levelZero.isEmpty ? "" : "  deletes for all partitions\n" + levelZero.table
    }
}

extension InspectReport.Partition {
    fileprivate var text: String {
        let data = segments.filter { !$0.isLevelZero }
        let summary =
            "\(data.total(\.rows)) rows in \(data.count) \(data.count == 1 ? "segment" : "segments"), \(ByteCount(segments.total(\.bytes)))"
        return "  partition \(name)  \(summary)\n" + (segments.isEmpty ? "" : segments.table)
    }
}

extension [InspectReport.Segment] {
    fileprivate var table: String {
        var table = TextTable([
            ("   ", .left), ("SEGMENT", .left), ("ROWS", .right), ("DELETES", .right), ("KEYS", .left),
            ("SIZE", .right), ("INDEX FILES", .right),
        ])
        for segment in self { table.append(segment.cells) }
        return table.text
    }
}

extension InspectReport.Segment {
    fileprivate var cells: [String] {
        let keys = keys.map { "\($0.lowerBound.shortText) to \($0.upperBound.shortText)" } ?? "-"
        let index = indexFiles == 0 ? "0" : "\(indexFiles), \(ByteCount(indexBytes))"
        return ["", "\(id)\(isLevelZero ? " L0" : "")", "\(rows)", "\(deletes)", keys, "\(ByteCount(bytes))", index]
    }
}

extension InspectReport.Rows {
    fileprivate var text: String {
        let width = fields.map(\.name.count).max() ?? 0
        let blocks = rows.map { row in
            "  segment \(row.segment), row \(row.number), partition \(row.partition)\n"
                + zip(fields, row.values).map { field, value in
                    let filler = String(repeating: " ", count: width - field.name.count)
                    return "    \(field.name)\(filler)  \(value.shortText)\n"
                }.joined()
        }
        return blocks.joined() + ending
    }

    private var ending: String {
        let found = rows.isEmpty ? "  No rows" + (key.map { " with key \($0.shortText)" } ?? "") + ".\n" : ""
        guard hidden > 0 else { return found }
        return found
            + "  \(hidden) \(hidden == 1 ? "row was" : "rows were") passed over: deleted, or newer than the backup's point.\n"
    }
}
