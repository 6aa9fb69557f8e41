package import BackupFormat
package import MilvusModel

/// What Milvus says of a collection when it is backed up; its objects are planned beside it.
package struct CollectionSnapshot: Sendable {
    /// A partition and whether it answers queries.
    package struct Partition: Sendable {
        package var description: PartitionDescription
        package var loadState: LoadState
    }

    package var description: CollectionDescription
    package var partitions: [Partition]
    package var indexes: [IndexDescription]
    package var loadState: LoadState
    package var replicas: Int
    package var point: ConsistencyPoint
    package var logListing: LogListing

    package var reference: CollectionReference { description.reference }
}
