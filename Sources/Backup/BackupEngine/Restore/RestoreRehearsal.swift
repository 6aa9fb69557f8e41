internal import BackupFormat
internal import Basics
package import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Plans a restore, objects proved and imports cut, without a Milvus: what a restore holds in memory beside its copies.
/// `make bench` measures it with a million objects.
package struct RestoreRehearsal: Sendable {
    private let environment: BackupEnvironment

    /// The environment's Milvus isn't asked.
    package init(_ environment: BackupEnvironment) {
        self.environment = environment
    }

    /// The plan for an empty target that has these `features`.
    package func run(_ name: String, features: MilvusFeatures) async throws(BackupError) -> RestorePlan {
        let facts = TargetFacts(
            features: features, databases: [.default], occupied: [:], hasImportJobs: true,
            milvusStore: environment.milvusStore.location, milvusRoot: environment.milvusRoot,
            backupStore: environment.backupStore.location)
        do {
            return try await RestoreUseCase(environment: environment).decide(
                RestoreOptions(name: name), try BackupName(existing: "rehearsal"), resuming: nil
            ) { _ in facts }
        } catch {
            throw BackupError(causedBy: error, while: "rehearse the restore", subject: name)
        }
    }
}
