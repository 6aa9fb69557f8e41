import AWSSigning
import Basics
import HTTPTransport
import S3Storage
import StubServer
import Synchronization

/// What sources of credentials meet: one server that plays all services, a clock that is set by hand, files that change.
final class CredentialDouble: Sendable {
    struct State {
        var now = StubbedStore.now
        var files: [String: String] = [:]
        /// Counts the keys that were handed out.
        var issued = 0
        /// What services answer instead of keys.
        var refusal: StubResponse?
        var told: [String] = []
        var lifetime = Duration.seconds(3600)
    }

    private let state = Mutex(State())

    var now: WallTime { state.withLock(\.now) }
    var told: [String] { state.withLock(\.told) }
    var issued: Int { state.withLock(\.issued) }

    func set<Result: Sendable>(_ change: (inout sending State) -> Result) -> Result {
        state.withLock { state in change(&state) }
    }

    func advance(_ duration: Duration) {
        state.withLock { $0.now = $0.now + duration }
    }

    func services(_ environment: [String: String], _ client: HTTPClient) -> CredentialServices {
        CredentialServices(
            environment: environment, readFile: { path in self.state.withLock { $0.files[path] } }, network: client,
            metadata: client, clock: WallClock { self.now },
            tell: { text in self.state.withLock { $0.told.append(text) } })
    }

    /// Runs `body` with the server's address and a client for it.
    static func with<Result>(
        lifetime: Duration = .seconds(3600), run body: (CredentialDouble, StubServer, HTTPClient) async throws -> Result
    ) async throws -> Result {
        let double = CredentialDouble()
        double.set { $0.lifetime = lifetime }
        return try await withStubServer(answering: { double.answer($0) }) { server in
            let client = try HTTPClient(HTTPClientConfiguration(proxy: ""))
            do {
                let result = try await body(double, server, client)
                await client.shutdown()
                return result
            } catch {
                await client.shutdown()
                throw error
            }
        }
    }
}

extension CredentialDouble {
    private func answer(_ request: StubRequest) -> StubResponse {
        if let refusal = state.withLock(\.refusal) { return refusal }
        switch (request.method, request.target) {
        case ("POST", _): return tokenService(request)
        case ("PUT", "/latest/api/token"): return StubResponse(text: "metadata-token\n")
        case ("GET", "/latest/meta-data/iam/security-credentials/"): return metadata(request, StubResponse(text: "r1"))
        case ("GET", "/latest/meta-data/iam/security-credentials/r1"): return metadata(request, document("Token"))
        case ("GET", "/container"): return document("Token")
        default: return StubResponse(404)
        }
    }

    private func metadata(_ request: StubRequest, _ response: StubResponse) -> StubResponse {
        request.headers["x-aws-ec2-metadata-token"] == "metadata-token" ? response : StubResponse(401)
    }

    /// `AK1`, `SK1`, `ST1`, then 2 …
    private func issue() -> (number: Int, end: String) {
        state.withLock { state in
            state.issued += 1
            return (state.issued, (state.now + state.lifetime).iso8601)
        }
    }

    func document(_ token: String) -> StubResponse {
        let (number, end) = issue()
        return StubResponse(
            text: """
                {"Code": "Success", "AccessKeyId": "AK\(number)", "SecretAccessKey": "SK\(number)", "\(token)": \
                "ST\(number)", "Expiration": "\(end)"}
                """)
    }

    private func tokenService(_ request: StubRequest) -> StubResponse {
        let action = String(decoding: request.body, as: UTF8.self).prefix { $0 != "&" }.dropFirst("Action=".count)
        let (number, end) = issue()
        return StubResponse(
            text: """
                <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><\(action)Result><Credentials>\
                <AccessKeyId>AK\(number)</AccessKeyId><SecretAccessKey>SK\(number)</SecretAccessKey>\
                <SessionToken>ST\(number)</SessionToken><Expiration>\(end)</Expiration></Credentials>\
                </\(action)Result></\(action)Response>
                """)
    }
}

extension Credentials {
    static func numbered(_ number: Int) -> Credentials {
        Credentials(
            accessKeyID: "AK\(number)", secretAccessKey: Secret("SK\(number)"), sessionToken: Secret("ST\(number)"))
    }
}
