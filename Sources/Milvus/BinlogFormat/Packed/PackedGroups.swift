package import MilvusModel

/// What milvus-storage wrote into a packed file's footer of its column groups and row groups (2.6's storage version 2).
///
/// Keys of the footer (`milvus-storage`, `cpp/include/milvus-storage/common/constants.h`): `row_group_metadata` has
/// `memSize|rows|rowOffset` for each row group, joined by `;`; `group_field_id_list` the fields of each column group of
/// the segment, by `,` and `;`.
package struct PackedGroups: Sendable, Hashable {
    package let storageVersion: String?
    /// Rows of each row group of this file; empty when the footer doesn't tell.
    package let rowGroupRows: [Int64]
    /// Fields of each column group of the segment.
    package let fields: [[FieldID]]

    /// Nil when the file isn't milvus-storage's.
    package init?(_ footer: ParquetFooter) throws(BinlogFormatError) {
        guard let groups = footer.keyValues["group_field_id_list"] else { return nil }
        storageVersion = footer.keyValues["storage_version"]
        var fields: [[FieldID]] = []
        for group in Self.parts(groups, ";") {
            var members: [FieldID] = []
            for text in Self.parts(group, ",") {
                members.append(FieldID(rawValue: try Self.number(text, "a field's id")))
            }
            fields.append(members)
        }
        var rows: [Int64] = []
        for group in Self.parts(footer.keyValues["row_group_metadata"] ?? "", ";") {
            let parts = Self.parts(group, "|")
            guard parts.count >= 2 else { throw Self.error("memory, rows and offset of a row group") }
            rows.append(try Self.number(parts[1], "the rows of a row group"))
        }
        self.fields = fields
        rowGroupRows = rows
        guard rowGroupRows.isEmpty || rowGroupRows == footer.rowGroups.map(\.rows) else {
            throw Self.error("the rows that the row groups have")
        }
    }

    private static func parts(_ text: String, _ separator: Character) -> [String] {
        text.split(separator: separator).map { String($0) }
    }

    private static func number(_ text: String, _ what: String) throws(BinlogFormatError) -> Int64 {
        guard let number = Int64(text) else { throw error("\(what), not '\(text)'") }
        return number
    }

    private static func error(_ expected: String) -> BinlogFormatError {
        BinlogFormatError(at: 0, expected: "\(expected) in the footer's metadata of a packed file")
    }
}
