package import MilvusModel

extension IndexInfo {
    /// What milvus-backup would note of an index that the server describes.
    package init(_ description: IndexDescription) {
        let parameters = Dictionary(
            description.parameters.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
        self.init(
            fieldName: description.fieldName, indexName: description.name, indexType: description.indexType,
            parameters: parameters, id: description.id)
    }

    /// Adds what only etcd tells.
    package mutating func add(_ metadata: FieldIndexMetadata) {
        field = metadata.field
        createTime = metadata.createdAt.rawValue
        typeParameters = metadata.typeParameters
        indexParameters = metadata.indexParameters
        userIndexParameters = metadata.userIndexParameters
        isAutoIndex = metadata.isAutoIndex
        minIndexVersion = metadata.minIndexVersion
        maxIndexVersion = metadata.maxIndexVersion
    }
}
