import AWSSigning
import Basics
import HTTPTransport
import ObjectStorage
import S3Storage
import StubServer
import Synchronization
import Testing

/// Requests with keys that expire, at a store that refuses expired ones.
@Suite("S3Store with keys that expire", .timeLimit(.minutes(1)))
struct ExpiringCredentialsTests {
    /// The store knows when which key ends, by the token's number; it answers as AWS does.
    private final class Strict: Sendable {
        let ends = Mutex<[String: WallTime]>([:])
        let earliest = Mutex(Duration.seconds(Int64.max / 4))
        let refusals = Mutex(0)

        func answer(_ request: StubRequest, _ double: CredentialDouble) -> StubResponse {
            let token = request.headers["x-amz-security-token"] ?? ""
            guard let end = ends.withLock({ $0[token] }), end > double.now else {
                refusals.withLock { $0 += 1 }
                guard request.method != "HEAD" else { return StubResponse(400) }
                return .s3Error(400, "ExpiredToken")
            }
            earliest.withLock { $0 = min($0, end - double.now) }
            return StubResponse(headers: ["ETag": "\"e\""], text: "abc")
        }
    }

    /// A provider of numbered keys that hold an hour as it says, and as long as `really` at the store.
    private func provider(_ double: CredentialDouble, _ store: Strict, really: Duration = .seconds(3600))
        -> RefreshingCredentials
    {
        let calls = Mutex(0)
        return RefreshingCredentials(
            identity: "numbered", clock: WallClock { double.now }, tell: { _ in },
            fetch: { () throws(ObjectStoreError) in
                let number = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                store.ends.withLock { $0["ST\(number)"] = double.now + really }
                return CredentialLease(.numbered(number), expiresAt: double.now + .seconds(3600))
            })
    }

    private func with(
        really: Duration = .seconds(3600), _ body: (S3Store, StubServer, CredentialDouble, Strict) async throws -> Void
    ) async throws {
        let double = CredentialDouble()
        let strict = Strict()
        try await withStubServer(answering: { strict.answer($0, double) }) { server in
            let client = try HTTPClient(HTTPClientConfiguration(proxy: ""))
            let endpoint = S3Endpoint(scheme: .http, host: "127.0.0.1", port: server.port)
            let store = S3Store(
                S3Configuration(endpoint: endpoint, bucket: "bucket"),
                credentials: provider(double, strict, really: really), client: client, clock: WallClock { double.now })
            do { try await body(store, server, double, strict) } catch {
                await client.shutdown()
                throw error
            }
            await client.shutdown()
        }
    }

    @Test("R13: three expiries during 600 requests: none fails, none is refused, all keys have 5 minutes left")
    func threeExpiries() async throws {
        try await with { store, server, double, strict async throws in
            try await boundedForEach(0..<600, width: 16) { number in
                // Four hours in all.
                double.advance(.seconds(24))
                let body = try await store.read(ObjectKey("k\(number)"))
                #expect(body == Array("abc".utf8))
            }
            #expect(server.requests.count == 600)
            #expect(strict.refusals.withLock(\.self) == 0)
            #expect(strict.ends.withLock(\.count) >= 4)
            // Sixteen in flight move the clock on while a request is under way.
            #expect(strict.earliest.withLock(\.self) >= .seconds(300 - 16 * 24))
        }
    }

    @Test("one after the other, no request leaves with less than 5 minutes")
    func fiveMinutes() async throws {
        try await with { store, _, double, strict async throws in
            for number in 0..<300 {
                double.advance(.seconds(50))
                _ = try await store.read(ObjectKey("k\(number)"))
            }
            #expect(strict.refusals.withLock(\.self) == 0)
            #expect(strict.earliest.withLock(\.self) >= .seconds(300))
        }
    }

    @Test(
        "R13: a token that the store refuses before its time is renewed, once for all, and each request sent once more")
    func expiresEarly() async throws {
        try await with(really: .seconds(1200)) { store, server, double, strict async throws in
            for _ in 0..<3 {
                try await boundedForEach(0..<100, width: 16) { number in
                    let body = try await store.read(ObjectKey("k\(number)"))
                    #expect(body == Array("abc".utf8))
                }
                double.advance(.seconds(1201))
            }
            #expect(try await store.head("k").size == 3)
            #expect(strict.ends.withLock(\.count) == 4)
            // Those in flight with the old token at each expiry, and HEAD's one.
            #expect(strict.refusals.withLock(\.self) <= 2 * 16 + 1)
            #expect(server.requests.count == 301 + strict.refusals.withLock(\.self))
        }
    }

    @Test("fresh keys that are refused too end the request: two attempts, one renewal")
    func neverContent() async throws {
        try await with(really: .seconds(-1)) { store, server, _, strict async throws in
            let error = await #expect(throws: ObjectStoreError.self) { try await store.read("k") }
            #expect(error?.code == .invalidCredentials && error?.isRetryable == false)
            #expect(server.requests.count == 2)
            #expect(strict.ends.withLock(\.count) == 2)
        }
    }

    @Test("a stream isn't sent twice, but whoever can make it again may")
    func stream() async throws {
        try await with(really: .seconds(1200)) { store, server, double, _ async throws in
            _ = try await store.read("k")
            double.advance(.seconds(1201))
            let error = await #expect(throws: ObjectStoreError.self) {
                try await store.put("k", .stream(length: 1, ByteStream([[1]])), PutOptions())
            }
            #expect(error?.isRetryable == true)
            _ = try await store.put("k", [1])
            #expect(server.requests.count == 3)
        }
    }

    @Test("keys that never change are refused at once, with the store's words")
    func fixedKeys() async throws {
        try await StubbedStore.with([.s3Error(400, "ExpiredToken")]) { store, server async throws in
            let error = await #expect(throws: ObjectStoreError.self) { try await store.read("k") }
            #expect(error?.advice == "Get new temporary credentials.")
            #expect(server.requests.count == 1)
        }
    }

    @Test("two stores whose keys come from one source are one identity, whatever key they have at the moment")
    func identity() async throws {
        let environment = ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:r"]
        try await CredentialDouble.with { double, server, client async throws in
            double.set { $0.files["/token"] = "jwt" }
            let services = double.services(environment.merging(["AWS_ENDPOINT_URL_STS": server.url]) { $1 }, client)
            let one = try await CredentialChain.standard(services).find()
            let other = try await CredentialChain.standard(services).find()
            #expect(try await one.credentials() != other.credentials())
            let endpoint = S3Endpoint(scheme: .http, host: "h")
            let stores = [("a", one), ("b", other)].map { bucket, provider in
                S3Store(S3Configuration(endpoint: endpoint, bucket: bucket), credentials: provider, client: client)
            }
            #expect(stores[0].location.canCopyServerSide(from: stores[1].location))
        }
    }
}
