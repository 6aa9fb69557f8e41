internal import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension FieldIndexMetadata {
    /// From `field-index/<collection>/<index>`; nil for deleted ones.
    init?(etcd entry: EtcdEntry) throws(MilvusClientError) {
        guard let wire = try? MetaFieldIndex(serializedBytes: entry.value), wire.hasIndexInfo else {
            throw entry.unreadable("index definition")
        }
        guard !wire.deleted else { return nil }
        let info = wire.indexInfo
        self.init(
            collection: CollectionID(rawValue: info.collectionID), field: FieldID(rawValue: info.fieldID),
            id: IndexID(rawValue: info.indexID), name: info.indexName,
            typeParameters: info.typeParams.map(KeyValuePair.init),
            indexParameters: info.indexParams.map(KeyValuePair.init),
            userIndexParameters: info.userIndexParams.map(KeyValuePair.init), isAutoIndex: info.isAutoIndex,
            createdAt: HybridTimestamp(rawValue: wire.createTime), minIndexVersion: info.minIndexVersion,
            maxIndexVersion: info.maxIndexVersion)
    }
}
