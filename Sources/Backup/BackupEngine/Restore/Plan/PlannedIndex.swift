package import BackupFormat
package import MilvusModel

/// One index that a restore will create.
package struct PlannedIndex: Sendable, Hashable {
    package var name: String
    package var field: String
    /// As `CreateIndex` takes them, by key.
    package var parameters: [KeyValuePair]

    package init(_ index: IndexInfo) {
        name = index.indexName
        field = index.fieldName
        // What the user asked for counts, not what the server made of it: AUTOINDEX stays AUTOINDEX.
        parameters =
            index.isAutoIndex && index.userIndexParameters["index_type"] != nil
            ? index.userIndexParameters
            : index.parameters.map { KeyValuePair(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
    }

    package var type: String { parameters["index_type"] ?? "" }
}
