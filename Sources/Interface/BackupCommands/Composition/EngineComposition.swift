internal import BackupConfiguration
internal import BackupEngine
internal import Basics
internal import FoundationEssentials
internal import MilvusClient
internal import ObjectStorage
internal import S3Storage
internal import Transfers

/// Builds what the engine works with. This folder is the only place that knows concrete stores and clients.
struct EngineComposition {
    let configuration: Configuration
    let environment: [String: String]
    let files: FileReader
    /// Whether stores that are away are waited for.
    var waitsOutages = false
    /// How often a request to a store is sent again.
    var retry = RetryPolicy()

    /// Runs `body` with an environment whose connections are closed when it returns or throws.
    func withEnvironment<Result: Sendable>(
        _ observer: EngineObserver, _ body: (BackupEnvironment) async throws -> Result
    ) async throws -> Result {
        let clients = try HTTPClients(configuration)
        do {
            let result = try await body(try await environment(observer, clients))
            await clients.shutdown()
            return result
        } catch {
            await clients.shutdown()
            throw error
        }
    }

    private func environment(_ observer: EngineObserver, _ clients: HTTPClients) async throws -> BackupEnvironment {
        let meter = RequestMeter()
        let services = CredentialServices(
            environment: environment, files: files, network: clients.credentials, metadata: clients.metadata,
            tell: { observer.emit(.note($0)) })
        let pacers = StorePacers(configuration.runs, waitsOutages: waitsOutages) { observer.emit(.note($0)) }
        let stores = StoreFactory(credentials: CredentialFactory(services), meter: meter, pacers: pacers, retry: retry)
        let milvus = MilvusFactory(
            configuration: configuration, clients: clients,
            pacing: MilvusPacing(configuration, waitsOutages: waitsOutages) { observer.emit(.note($0)) })
        let source = try await stores.place(configuration.milvusStorage, client: clients.milvusStorage)
        let repository = try await stores.place(configuration.backupStorage, client: clients.backupStorage)
        return BackupEnvironment(
            milvusStore: source.store, milvusRoot: source.rootPath, backupStore: repository.store,
            backupRoot: repository.rootPath, milvus: milvus.milvus(), etcd: milvus.etcd(),
            transfer: TransferConfiguration(configuration.runs).running(on: clients.backupStorage),
            limits: limits, observer: observer, clock: .system, sleep: { try await Task.sleep(for: $0) },
            newIdentifier: { UUID().uuidString.lowercased() }, storeRequests: { meter.requests },
            temporaryDirectory: temporaryDirectory)
    }

    private var temporaryDirectory: String {
        let named = environment["TMPDIR", default: ""]
        return named.isEmpty ? "/tmp" : named
    }

    private var limits: EngineLimits {
        var limits = EngineLimits()
        limits.collections = configuration.runs.backupCollections
        limits.importJobs = configuration.runs.importJobs
        limits.segmentsPerImport = configuration.runs.segmentsPerImportJob
        return limits
    }
}
