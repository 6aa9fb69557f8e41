internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

/// One object that a backup must hold, as it was listed in Milvus' bucket.
struct PlannedObject: Sendable, Equatable {
    var object: DataObject
    /// Not told by the key of an index file.
    var collection: CollectionID
    /// Bytes.
    var size: Int64
    /// In Milvus' bucket; nil where the store tells none.
    var etag: ETag?

    init(_ object: DataObject, of collection: CollectionID, _ metadata: ObjectMetadata) {
        self.init(object, of: collection, size: metadata.size, etag: metadata.etag)
    }

    init(_ object: DataObject, of collection: CollectionID, size: Int64, etag: ETag?) {
        self.object = object
        self.collection = collection
        self.size = size
        self.etag = etag
    }
}
