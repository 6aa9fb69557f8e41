/// An index definition as etcd keeps it: what `DescribeIndex` says, and what Milvus made of it.
package struct FieldIndexMetadata: Hashable, Sendable {
    package var collection: CollectionID
    package var field: FieldID
    package var id: IndexID
    package var name: String
    package var typeParameters: [KeyValuePair]
    package var indexParameters: [KeyValuePair]
    /// What the user asked for, before AUTOINDEX chose.
    package var userIndexParameters: [KeyValuePair]
    package var isAutoIndex: Bool
    package var createdAt: HybridTimestamp
    package var minIndexVersion: Int32
    package var maxIndexVersion: Int32

    package init(
        collection: CollectionID, field: FieldID, id: IndexID, name: String, typeParameters: [KeyValuePair],
        indexParameters: [KeyValuePair], userIndexParameters: [KeyValuePair], isAutoIndex: Bool,
        createdAt: HybridTimestamp, minIndexVersion: Int32 = 0, maxIndexVersion: Int32 = 0
    ) {
        self.collection = collection
        self.field = field
        self.id = id
        self.name = name
        self.typeParameters = typeParameters
        self.indexParameters = indexParameters
        self.userIndexParameters = userIndexParameters
        self.isAutoIndex = isAutoIndex
        self.createdAt = createdAt
        self.minIndexVersion = minIndexVersion
        self.maxIndexVersion = maxIndexVersion
    }
}
