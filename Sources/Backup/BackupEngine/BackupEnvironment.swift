package import Basics
package import MilvusClient
package import ObjectStorage
package import Transfers

/// Everything that a use case works with, built once by the composition root and handed in.
package struct BackupEnvironment: Sendable {
    /// The bucket that Milvus writes to, and the root path inside it.
    package var milvusStore: any ObjectStore
    package var milvusRoot: String
    /// The bucket that holds the backups, and the root path inside it.
    package var backupStore: any ObjectStore
    package var backupRoot: String
    package var milvus: MilvusClient
    /// Nil when etcd isn't configured: then Milvus' metadata is asked by other ways.
    package var etcd: EtcdMetadataReader?
    package var transfer: TransferConfiguration
    package var limits: EngineLimits
    package var observer: EngineObserver
    package var clock: WallClock
    /// Waits; tests hand in a clock that jumps.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// A new unique name for a run or a backup: lower-case UUID.
    package var newIdentifier: @Sendable () -> String
    /// Tells whether another process of this machine still lives.
    package var processes: ProcessTable
    /// Where plans lie while a run is at work: about 120 bytes an object.
    package var temporaryDirectory: String
    /// Requests sent to the object stores so far.
    package var storeRequests: @Sendable () -> Int64

    package init(
        milvusStore: any ObjectStore, milvusRoot: String, backupStore: any ObjectStore, backupRoot: String,
        milvus: MilvusClient, etcd: EtcdMetadataReader?, transfer: TransferConfiguration = TransferConfiguration(),
        limits: EngineLimits = EngineLimits(), observer: EngineObserver, clock: WallClock,
        sleep: @escaping @Sendable (Duration) async throws -> Void, newIdentifier: @escaping @Sendable () -> String,
        processes: ProcessTable = .system, storeRequests: @escaping @Sendable () -> Int64,
        temporaryDirectory: String = "/tmp"
    ) {
        self.milvusStore = milvusStore
        self.milvusRoot = milvusRoot
        self.backupStore = backupStore
        self.backupRoot = backupRoot
        self.milvus = milvus
        self.etcd = etcd
        self.transfer = transfer
        self.limits = limits
        self.observer = observer
        self.clock = clock
        self.sleep = sleep
        self.newIdentifier = newIdentifier
        self.processes = processes
        self.storeRequests = storeRequests
        self.temporaryDirectory = temporaryDirectory
    }
}
