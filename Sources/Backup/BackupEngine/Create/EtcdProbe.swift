internal import MilvusClient

/// Finds out before a backup begins whether the configured etcd answers.
///
/// milvus-backup's sample configuration names an etcd that often isn't reachable from where backups are made, and it
/// never asks it. Such a file must still give a backup: without etcd the exact logs come from REST or from a listing, and
/// a finding says so. An etcd that answers and refuses is a mistake to be mended, not to be passed over.
struct EtcdProbe {
    let environment: BackupEnvironment

    /// The environment to work with: without etcd when it doesn't answer.
    func run() async throws -> BackupEnvironment {
        guard let etcd = environment.etcd else { return environment }
        do {
            _ = try await etcd.currentRevision()
            return environment
        } catch {
            guard [.connection, .unavailable, .timeout].contains(error.code) else { throw error }
            environment.observer.emit(.finding(Self.notReached(error)))
            var without = environment
            without.etcd = nil
            return without
        }
    }

    private static func notReached(_ error: MilvusClientError) -> Finding {
        Finding(
            "etcd-not-reached", subject: "milvus.etcd.endpoints",
            "etcd is configured and doesn't answer (\(error.reason)): the exact logs are learnt in another way, and "
                + "Milvus' metadata isn't in this backup.",
            advice: "Make it reachable, or take milvus.etcd.endpoints out of the configuration.")
    }
}
