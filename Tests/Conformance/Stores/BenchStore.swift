import AWSSigning
import Basics
import FoundationEssentials
import HTTPTransport
import ObjectStorage
import S3Storage

/// The bench's S3 server, as `Scripts/bench env` names it.
struct BenchStore: Sendable {
    var endpoint: S3Endpoint
    var credentials: Credentials
    var bucket = "conformance-bucket"
    var clock = WallClock.system
    let tls: TLSConfiguration

    static func plain() throws -> BenchStore {
        try BenchStore(endpoint: "MILVAULT_BENCH_S3_ENDPOINT", tls: TLSConfiguration())
    }

    static func overTLS() throws -> BenchStore {
        let caFile = try variable("MILVAULT_BENCH_CA_FILE")
        return try BenchStore(endpoint: "MILVAULT_BENCH_S3_TLS_ENDPOINT", tls: TLSConfiguration(caFile: caFile))
    }

    private init(endpoint name: String, tls: TLSConfiguration) throws {
        let url = try Self.variable(name)
        guard let endpoint = S3Endpoint(url: url, addressing: .path) else { throw BenchMissing("\(name) is `\(url)`") }
        self.endpoint = endpoint
        self.tls = tls
        credentials = Credentials(
            accessKeyID: try Self.variable("MILVAULT_BENCH_S3_ACCESS_KEY"),
            secretAccessKey: Secret(try Self.variable("MILVAULT_BENCH_S3_SECRET_KEY")))
    }

    /// One bucket for all cases: each keeps to a prefix of its own.
    func with(_ body: (S3Store) async throws -> Void) async throws {
        try await withoutBucket { store in
            try await store.createBucket()
            try await body(store)
        }
    }

    /// The store as it is, whether its bucket is there or not.
    func withoutBucket(_ body: (S3Store) async throws -> Void) async throws {
        let client = try HTTPClient(HTTPClientConfiguration(tls: tls, proxy: ""))
        let store = S3Store(
            S3Configuration(endpoint: endpoint, bucket: bucket), credentials: StaticCredentials(credentials),
            client: client, clock: clock)
        do {
            try await body(store)
        } catch {
            await client.shutdown()
            throw error
        }
        await client.shutdown()
    }

    static func variable(_ name: String) throws -> String {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
            throw BenchMissing("\(name) isn't set")
        }
        return value
    }
}

/// The servers aren't there: a failure with the next step, never a skip.
struct BenchMissing: Error, CustomStringConvertible {
    let description: String

    init(_ reason: String) {
        description = "The bench isn't up: \(reason). Run `make test`, or `eval $(Scripts/bench env)` in this shell."
    }
}
