import BackupEngine
import Basics
import HTTPTransport
import MilvusClient
import ObjectStorage
import Testing

@Suite("Check")
struct CheckUseCaseTests {
    private func environment(
        _ milvusStore: any ObjectStore, _ backupStore: any ObjectStore, backupRoot: String = "backup"
    ) throws -> BackupEnvironment {
        let http = try HTTPClient(HTTPClientConfiguration(proxy: ""))
        // Port 1 answers nobody.
        let nobody = MilvusConnection(host: "127.0.0.1", port: 1, timeout: .seconds(5), retry: .never)
        return BackupEnvironment(
            milvusStore: milvusStore, milvusRoot: "files", backupStore: backupStore, backupRoot: backupRoot,
            milvus: MilvusClient(nobody, grpc: http, rest: http), etcd: nil, observer: EngineObserver { _ in },
            clock: .system, sleep: { _ in }, newIdentifier: { "id" }, storeRequests: { 0 })
    }

    private func states(_ report: CheckReport) -> [String: CheckReport.Check.State] {
        Dictionary(report.checks.map { ($0.code, $0.state) }) { first, _ in first }
    }

    @Test("goes on without Milvus, skips what needs it, and leaves nothing behind")
    func deadMilvus() async throws {
        let server = InMemoryServer()
        let (source, backups) = (server.store(bucket: "milvus"), server.store(bucket: "backups"))
        let report = await CheckUseCase(environment: try environment(source, backups), name: "fresh").run()
        let states = states(report)
        #expect(!report.passed)
        #expect(states["milvus-reachable"] == .failed)
        for code in ["milvus-credentials", "root-path", "clock-drift", "garbage-collection-pause", "etcd"] {
            #expect(states[code] == .skipped, "\(code)")
        }
        for code in [
            "milvus-bucket-list", "backup-bucket-write", "backup-bucket-read", "backup-bucket-delete",
            "conditional-write", "copy-to-backup", "copy-to-milvus", "backup-name",
        ] {
            #expect(states[code] == .passed, "\(code)")
        }
        #expect(report.checks.allSatisfy { $0.state != .failed || $0.advice != nil })
        #expect(try await source.listAll("").isEmpty)
        #expect(try await backups.listAll("").isEmpty)
    }

    @Test("refuses a backup root where Milvus collects garbage, and a name that is taken")
    func misplaced() async throws {
        let store = InMemoryServer().store(bucket: "milvus")
        _ = try await store.put(ObjectKey("files/insert_log/fresh/meta/seal.json"), [1])
        let states = states(
            await CheckUseCase(
                environment: try environment(store, store, backupRoot: "files/insert_log"), name: "fresh"
            ).run())
        #expect(states["backup-place"] == .failed)
        #expect(states["backup-name"] == .failed)
    }
}
