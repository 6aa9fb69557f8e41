import AWSSigning
import Basics
import HTTPTransport
import ObjectStorage
import S3Storage
import StubServer
import Synchronization

/// An S3 store whose server is told what to answer, request by request.
enum StubbedStore {
    static let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))

    /// A moment to sign at: 2026-11-21T13:00:00Z.
    static let now = WallTime(seconds: 1_795_266_000)

    /// Gives the answers in turn; when they are used up, the last one again.
    static func with<Result>(
        _ answers: [StubResponse], credentials: Credentials = credentials,
        run body: (S3Store, StubServer) async throws -> Result
    ) async throws -> Result {
        let script = Script(answers)
        return try await with({ _ in script.next() }, credentials: credentials, run: body)
    }

    static func with<Result>(
        _ handler: @escaping StubServer.Handler, credentials: Credentials = credentials,
        run body: (S3Store, StubServer) async throws -> Result
    ) async throws -> Result {
        try await withStubServer(answering: handler) { server in
            let client = try HTTPClient(HTTPClientConfiguration(proxy: ""))
            let endpoint = S3Endpoint(scheme: .http, host: "127.0.0.1", port: server.port)
            let store = S3Store(
                S3Configuration(endpoint: endpoint, bucket: "bucket"), credentials: StaticCredentials(credentials),
                client: client, clock: WallClock { now })
            do {
                let result = try await body(store, server)
                await client.shutdown()
                return result
            } catch {
                await client.shutdown()
                throw error
            }
        }
    }

    private final class Script: Sendable {
        private let answers: Mutex<[StubResponse]>

        init(_ answers: [StubResponse]) {
            self.answers = Mutex(answers)
        }

        func next() -> StubResponse {
            answers.withLock { answers in answers.count > 1 ? answers.removeFirst() : answers[0] }
        }
    }
}

extension StubResponse {
    static func s3Error(_ status: Int, _ code: String, headers: StubHeaders = [:], inside: String = "") -> StubResponse
    {
        StubResponse(
            status, headers: headers,
            text: "<?xml version=\"1.0\"?>\n<Error><Code>\(code)</Code><Message>words of the store</Message>\(inside)"
                + "<RequestId>R1</RequestId></Error>")
    }
}

extension ObjectKey: ExpressibleByStringLiteral {
    /// Keys in tests are plain text.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
