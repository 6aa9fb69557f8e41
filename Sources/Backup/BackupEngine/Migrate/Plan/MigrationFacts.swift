package import MilvusClient
package import MilvusModel

/// What both sides are, as far as a migration's plan rests on it.
package struct MigrationFacts: Sendable {
    /// One collection of the source.
    package struct Collection: Sendable {
        package var description: CollectionDescription
        package var partitions: [String]
        package var loadedPartitions: [String]
        package var indexes: [IndexDescription]
        package var replicas: Int32
        /// In segments, deleted ones included.
        package var storedRows: Int64

        package init(
            description: CollectionDescription, partitions: [String], loadedPartitions: [String] = [],
            indexes: [IndexDescription] = [], replicas: Int32 = 0, storedRows: Int64 = 0
        ) {
            self.description = description
            self.partitions = partitions
            self.loadedPartitions = loadedPartitions
            self.indexes = indexes
            self.replicas = replicas
            self.storedRows = storedRows
        }

        package var reference: CollectionReference { description.reference }
    }

    package var source: MilvusFeatures
    package var collections: [Collection]
    /// Asked for by name, and not there.
    package var missing: [CollectionReference]
    package var target: MilvusFeatures
    package var targetDatabases: Set<DatabaseName>
    /// Names that are wanted and stand for something in the target; working names among them.
    package var occupied: Set<CollectionReference>
    /// Names of aliases and collections of the target, where aliases are wanted.
    package var takenAliases: Set<CollectionReference>
    /// Why files can't be used, whatever the versions; nil where both buckets can be reached.
    package var filesAreOutOfReach: String?

    package init(
        source: MilvusFeatures, collections: [Collection], missing: [CollectionReference] = [], target: MilvusFeatures,
        targetDatabases: Set<DatabaseName> = [.default], occupied: Set<CollectionReference> = [],
        takenAliases: Set<CollectionReference> = [], filesAreOutOfReach: String? = nil
    ) {
        self.source = source
        self.collections = collections
        self.missing = missing
        self.target = target
        self.targetDatabases = targetDatabases
        self.occupied = occupied
        self.takenAliases = takenAliases
        self.filesAreOutOfReach = filesAreOutOfReach
    }
}
