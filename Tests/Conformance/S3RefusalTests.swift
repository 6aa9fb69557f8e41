import AWSSigning
import Basics
import HTTPTransport
import ObjectStorage
import S3Storage
import Testing

/// What a real store answers when something is wrong, and what we make of it.
@Suite("S3 on the bench", .timeLimit(.minutes(2)))
struct S3RefusalTests {
    private func refusal(_ bench: BenchStore) async throws -> ObjectStoreError {
        var refusal: ObjectStoreError?
        try await bench.withoutBucket { store in
            refusal = await #expect(throws: ObjectStoreError.self) { try await store.listAll("") }
        }
        return try #require(refusal)
    }

    @Test("tells a wrong secret key from an unknown access key")
    func credentials() async throws {
        var bench = try BenchStore.plain()
        bench.credentials.secretAccessKey = Secret("not the secret")
        let wrongSecret = try await refusal(bench)
        #expect(wrongSecret.code == .invalidCredentials && wrongSecret.advice == "Check the secret key.")
        bench.credentials.accessKeyID = "nobody"
        let unknownKey = try await refusal(bench)
        #expect(unknownKey.code == .invalidCredentials && unknownKey.advice?.contains("access key id") == true)
        #expect(unknownKey.requestID != nil && !unknownKey.isRetryable)
    }

    @Test("names the right that a stranger lacks")
    func accessDenied() async throws {
        var bench = try BenchStore.plain()
        try await bench.with { _ in }
        bench.credentials = Credentials(
            accessKeyID: try BenchStore.variable("MILVAULT_BENCH_S3_STRANGER_ACCESS_KEY"),
            secretAccessKey: Secret(try BenchStore.variable("MILVAULT_BENCH_S3_STRANGER_SECRET_KEY")))
        let error = try await refusal(bench)
        #expect(error.code == .accessDenied)
        #expect(error.advice == "Allow s3:ListBucket on conformance-bucket for this access key.")
    }

    @Test("says that there is no such bucket")
    func noBucket() async throws {
        var bench = try BenchStore.plain()
        bench.bucket = "no-such-bucket-anywhere"
        #expect(try await refusal(bench).code == .bucketNotFound)
    }

    @Test("says that nobody listens there, and that a retry may help")
    func nobodyListens() async throws {
        var bench = try BenchStore.plain()
        bench.endpoint.port = 1
        let error = try await refusal(bench)
        #expect(error.code == .connection && error.isRetryable)
        #expect(error.advice?.contains("host and port") == true)
    }

    @Test("works on with a clock that is off by hours", arguments: [-7200, 7200, 86_400 * 40])
    func clockSkew(seconds: Int64) async throws {
        var bench = try BenchStore.plain()
        bench.clock = WallClock { WallClock.system.now() + .seconds(seconds) }
        try await bench.with { store in
            _ = try await store.put(ObjectKey("skew"), Array("here".utf8))
            #expect(try await store.read(ObjectKey("skew")) == Array("here".utf8))
        }
    }

    @Test("refuses a server whose certificate nobody vouches for")
    func unknownAuthority() async throws {
        var bench = try BenchStore.plain()
        bench.endpoint = try BenchStore.overTLS().endpoint
        let error = try await refusal(bench)
        #expect(error.code == .connection && !error.isRetryable)
        #expect(error.advice?.contains("CA file") == true)
    }
}
