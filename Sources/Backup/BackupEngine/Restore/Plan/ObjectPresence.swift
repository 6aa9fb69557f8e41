package import MilvusModel

/// What a listing of a backup showed of the objects that a collection's import reads, once they are proved.
package struct ObjectPresence: Sendable, Hashable {
    package var objects: Int64 = 0
    package var bytes: Int64 = 0
    /// Partitions in whose directories lies more than the backup promises (what an interrupted run of another tool
    /// left, for instance).
    package var partitionsWithStrangers: Set<PartitionID> = []
    /// That, object by object.
    package var strangers = Strangers()

    package init() {}
}
