internal import BackupFormat
internal import Basics
internal import MilvusModel

extension RestorePlan {
    /// As `--dry-run` prints it for people.
    package var text: String {
        var lines = ["Restore of \(backup): \(Self.count(collections.count, "collection")), \(ByteCount(bytes))"]
        lines.append("  data       \(dataPath)")
        if !databases.isEmpty {
            lines.append("  databases  created: \(databases.map(\.name.rawValue).joined(separator: ", "))")
        }
        if accessControl != nil { lines.append("  access     users, roles and grants are restored") }
        for collection in collections { lines += collection.lines }
        for collection in lost {
            lines += ["", "  \(collection.source) is not restored: \(collection.leftOut.loss ?? "")"]
            lines += collection.leftOut.lines.map { "    \($0)" }
        }
        for finding in findings { lines.append("  note       \(finding.subject): \(finding.message)") }
        return lines.joined(separator: "\n")
    }

    private var dataPath: String {
        guard let staging else { return "imported where it lies" }
        let way = staging.isServerSide ? "copied by the store" : "streamed through this machine"
        return "\(Self.count(Int(objects), "object")) \(way) to \(staging.layout.prefix), removed afterwards"
    }

    fileprivate static func count(_ number: Int, _ what: String) -> String {
        "\(number) \(what)\(number == 1 ? "" : "s")"
    }
}

extension PlannedCollection {
    fileprivate var lines: [String] {
        var lines = ["", "  \(label)"]
        if let aliases = droppedAliases {
            let also = aliases.isEmpty ? "" : " with its aliases \(aliases.joined(separator: ", "))"
            lines.append("    drops      the existing \(target)\(also)")
        }
        lines.append(
            "    creates    \(RestorePlan.count(schema.fields.count, "field")), \(RestorePlan.count(Int(shards), "shard"))"
        )
        lines.append("    partitions \(Self.list(partitions))")
        lines.append("    rows       \(expectation.promise) of \(expectation.rows) stored, \(ByteCount(bytes))")
        if imports.count > Self.shown {
            let segments = imports.reduce(0) { $0 + $1.segments }
            lines.append("    imports    \(imports.count) of \(RestorePlan.count(segments, "segment"))")
        } else {
            for planned in imports { lines.append("    import     \(planned.label)") }
        }
        for index in indexes { lines.append("    index      \(index.name) on \(index.field), \(index.type)") }
        if !aliases.isEmpty { lines.append("    aliases    \(aliases.joined(separator: ", "))") }
        lines.append("    loads      \(load.label)")
        if let leftOut, !leftOut.segments.isEmpty {
            lines.append("    leaves out \(leftOut.summary)")
            lines += leftOut.lines.map { "      \($0)" }
        }
        return lines
    }

    /// What is named one by one; more is counted.
    private static let shown = 8

    private static func list(_ names: [String]) -> String {
        let rest = names.count > shown ? " and \(names.count - shown) more" : ""
        return names.prefix(shown).joined(separator: ", ") + rest
    }
}
