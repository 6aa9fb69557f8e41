internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Asks the target what a plan must know. Reads only.
struct TargetFactsReader: Sendable {
    let environment: BackupEnvironment

    private var milvus: MilvusClient { environment.milvus }

    func read(for targets: [CollectionReference]) async throws -> TargetFacts {
        let features = try await milvus.features()
        let databases = Set(try await milvus.listDatabases())
        var facts = TargetFacts(
            features: features, databases: databases, milvusStore: environment.milvusStore.location,
            milvusRoot: environment.milvusRoot, backupStore: environment.backupStore.location,
            allowsServerSideCopy: environment.transfer.mode != .streaming)
        for target in targets where databases.contains(target.database) {
            facts.occupied[target] = try await occupant(of: target)
        }
        facts.hasImportJobs = features.has(.importJobs) ? await answersImportJobs() : false
        return facts
    }

    private func occupant(of target: CollectionReference) async throws(MilvusClientError) -> TargetFacts.Occupant? {
        do {
            let found = try await milvus.describeCollection(target)
            guard found.reference.name == target.name else { return .alias(of: found.reference.name) }
            return .collection(aliases: found.aliases)
        } catch {
            guard error.code == .collectionNotFound else { throw error }
            return nil
        }
    }

    /// Asks after a job that can't exist: any word about it proves that the interface is there.
    private func answersImportJobs() async -> Bool {
        do {
            _ = try await milvus.importJob(ImportTaskID(rawValue: 1), in: .default)
            return true
        } catch {
            switch error.code {
            case .connection, .timeout, .unimplemented, .protocolViolation, .unavailable, .cancelled: return false
            default: return true
            }
        }
    }
}
