package import MilvusClient
package import MilvusModel
package import ObjectStorage

/// What a restore must know of the target before it decides anything.
package struct TargetFacts: Sendable {
    /// What stands under a name already.
    package enum Occupant: Sendable, Hashable {
        case collection(aliases: [String])
        case alias(of: String)
    }

    package var features: MilvusFeatures
    package var databases: Set<DatabaseName>
    /// Only names that the restore wants.
    package var occupied: [CollectionReference: Occupant]
    /// Import jobs answer over REST.
    package var hasImportJobs: Bool
    package var milvusStore: StoreLocation
    package var milvusRoot: String
    package var backupStore: StoreLocation
    /// Bytes may be moved by the store where one holds both sides; else they pass this client.
    package var allowsServerSideCopy: Bool

    package init(
        features: MilvusFeatures, databases: Set<DatabaseName>, occupied: [CollectionReference: Occupant] = [:],
        hasImportJobs: Bool = false, milvusStore: StoreLocation, milvusRoot: String, backupStore: StoreLocation,
        allowsServerSideCopy: Bool = true
    ) {
        self.features = features
        self.databases = databases
        self.occupied = occupied
        self.hasImportJobs = hasImportJobs
        self.milvusStore = milvusStore
        self.milvusRoot = milvusRoot
        self.backupStore = backupStore
        self.allowsServerSideCopy = allowsServerSideCopy
    }

    /// Milvus imports from its own bucket only.
    package var backupLiesInMilvusBucket: Bool {
        backupStore.endpoint == milvusStore.endpoint && backupStore.bucket == milvusStore.bucket
    }
}
