package import BackupEngine
package import FaultRig
package import Transfers

/// What a rig is made of.
package struct RigConfiguration: Sendable {
    package var milvus = MilvusDoubleConfiguration()
    package var s3 = S3DoubleConfiguration(buckets: [RigConfiguration.milvusBucket, RigConfiguration.backupBucket])
    /// Collections that the Milvus begins with.
    package var seeds = [MilvusSeed("docs")]
    package var limits = EngineLimits()
    package var transfer = TransferConfiguration(concurrency: 8)

    package static let milvusBucket = "milvus-bucket"
    package static let backupBucket = "backup-bucket"
    package static let backupRoot = "backup"

    package init() {}
}
