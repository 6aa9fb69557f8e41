internal import AWSSigning
internal import BackupEngine
internal import Basics
internal import FaultRig
internal import HTTPTransport
internal import MilvusClient
internal import ObjectStorage
internal import S3Storage

extension EngineRig {
    /// Runs `body` in a new process on `host`, this one's own where none is given: its own connections, its own names.
    /// Built as the program builds it, with retries that don't take long.
    package func withMachine<Result>(
        on host: HostDouble? = nil, _ body: (Machine) async throws -> Result
    ) async throws -> Result {
        let grpc = try HTTPClient(HTTPClientConfiguration(version: .http2, proxy: ""))
        let http = try HTTPClient(HTTPClientConfiguration(version: .http1, proxy: ""))
        let host = host ?? self.host
        let process = host.begin()
        defer { host.end(process) }
        do {
            let events = EventRecorder()
            var environment = environment(events, grpc: grpc, http: http)
            environment.processes = process
            let result = try await body(Machine(environment: environment, events: events))
            await grpc.shutdown()
            await http.shutdown()
            return result
        } catch {
            await grpc.shutdown()
            await http.shutdown()
            throw error
        }
    }

    private func environment(_ events: EventRecorder, grpc: HTTPClient, http: HTTPClient) -> BackupEnvironment {
        let meter = RequestMeter()
        let time = time
        return BackupEnvironment(
            milvusStore: store(RigConfiguration.milvusBucket, http, meter), milvusRoot: configuration.milvus.rootPath,
            backupStore: store(RigConfiguration.backupBucket, http, meter), backupRoot: RigConfiguration.backupRoot,
            milvus: milvusClient(grpc: grpc, http: http), etcd: nil, transfer: configuration.transfer,
            limits: configuration.limits, observer: events.observer, clock: time.clock,
            sleep: { try await time.sleep(for: $0) }, newIdentifier: Self.newIdentifier,
            storeRequests: { meter.requests })
    }

    private func store(_ bucket: String, _ client: HTTPClient, _ meter: RequestMeter) -> any ObjectStore {
        let endpoint = S3Endpoint(scheme: .http, host: "127.0.0.1", port: s3.port, addressing: .path)
        let key = s3.configuration.credentials[0]
        let store = S3Store(
            S3Configuration(endpoint: endpoint, bucket: bucket),
            credentials: StaticCredentials(
                Credentials(accessKeyID: key.accessKeyID, secretAccessKey: Secret(key.secretAccessKey))),
            client: client)
        let policy = RetryPolicy(attempts: 3, firstDelay: .milliseconds(1), longestDelay: .milliseconds(2))
        return RetryingStore(
            MeteredStore(store, meter), policy: policy, clock: ContinuousClock(), random: RandomSource.system)
    }

    private func milvusClient(grpc: HTTPClient, http: HTTPClient) -> MilvusClient {
        let retry = MilvusRetryPolicy(attempts: 3, firstDelay: .milliseconds(1), longestDelay: .milliseconds(2))
        let connection = MilvusConnection(
            host: "127.0.0.1", port: servers.grpcPort, restEndpoint: servers.restEndpoint,
            managementEndpoint: servers.restEndpoint, timeout: .seconds(30), retry: retry)
        return MilvusClient(connection, grpc: grpc, rest: http)
    }

    /// Shaped like a UUID.
    private static let newIdentifier: @Sendable () -> String = {
        func digits(_ count: Int) -> String {
            (0..<count).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined()
        }
        return [8, 4, 4, 4, 12].map(digits).joined(separator: "-")
    }
}
