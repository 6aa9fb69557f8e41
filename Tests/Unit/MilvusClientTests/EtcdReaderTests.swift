import Basics
import HTTPTransport
import MilvusModel
import MilvusProtos
import StubServer
import SwiftProtobuf
import Testing

@testable import MilvusClient

@Suite("Reading etcd", .timeLimit(.minutes(1)))
struct EtcdReaderTests {
    @Test("Pages follow each other at one revision until there are no more")
    func pages() async throws {
        try await withEtcd(answering: { try Self.pageOfFive($0) }) { etcd, server in
            var keys: [String] = []
            for try await page in etcd.pages(prefix: "k/", at: EtcdRevision(rawValue: 42), pageSize: 2) {
                keys += page.map(\.key)
            }
            #expect(keys == ["k/0", "k/1", "k/2", "k/3", "k/4"])
            let requests = try server.requests.map { try GRPCStub.request(EtcdRangeRequest.self, in: $0) }
            #expect(requests.map(\.revision) == [42, 42, 42])
            #expect(requests.allSatisfy { Array($0.rangeEnd) == Array("k0".utf8) })
            #expect(requests.last.map { Array($0.key) } == Array("k/3".utf8) + [0])
        }
    }

    @Test("An endpoint that doesn't answer is passed over, and the next one remembered")
    func failOver() async throws {
        try await withEtcd(before: ["127.0.0.1:1"], answering: { _ in try Self.revision(7) }) { etcd, server in
            let revisions = [try await etcd.currentRevision(), try await etcd.currentRevision()]
            #expect(revisions.map(\.rawValue) == [7, 7])
            #expect(server.requests.count == 2)
        }
    }

    @Test("A login gives a token, and a new one is fetched when it isn't taken any more")
    func login() async throws {
        let logins = Turns()
        try await withEtcd(
            user: "root",
            answering: { request in
                if GRPCStub.method(request) == "Authenticate" {
                    let token = logins.next() == 1 ? "old" : "new"
                    return try GRPCStub.answer(EtcdAuthenticateResponse.with { $0.token = token })
                }
                return request.headers["token"] == "new"
                    ? try Self.revision(7) : GRPCStub.failure(16, "etcdserver:%20invalid%20auth%20token")
            }
        ) { etcd, server in
            let revision = try await etcd.currentRevision()
            #expect(revision.rawValue == 7)
            #expect(server.requests.map(GRPCStub.method) == ["Authenticate", "Range", "Authenticate", "Range"])
            #expect(server.requests.map { $0.headers["token"] } == [nil, "old", nil, "new"])
        }
    }

    @Test("With authentication off a configured user does no harm")
    func authenticationOff() async throws {
        try await withEtcd(
            user: "root",
            answering: { request in
                GRPCStub.method(request) == "Authenticate"
                    ? GRPCStub.failure(9, "etcdserver:%20authentication%20is%20not%20enabled") : try Self.revision(7)
            }
        ) { etcd, _ in
            let revision = try await etcd.currentRevision()
            #expect(revision.rawValue == 7)
        }
    }

    @Test(
        "What etcd refuses is told apart",
        arguments: [
            (
                11, "etcdserver:%20mvcc:%20required%20revision%20has%20been%20compacted",
                MilvusClientError.Code.compacted
            ),
            (3, "etcdserver:%20user%20name%20is%20empty", .unauthenticated),
            (7, "etcdserver:%20permission%20denied", .permissionDenied),
        ])
    func refusals(status: Int, words: String, code: MilvusClientError.Code) async throws {
        try await withEtcd(answering: { _ in GRPCStub.failure(status, words) }) { etcd, server in
            let error = await #expect(throws: MilvusClientError.self) { try await etcd.currentRevision() }
            #expect(error?.code == code)
            #expect(server.requests.count == 1)
        }
    }

    private func withEtcd<Result>(
        user: String? = nil, before: [String] = [], answering handler: @escaping StubServer.Handler,
        _ body: (EtcdMetadataReader, StubServer) async throws -> Result
    ) async throws -> Result {
        try await withStubServer(.http2, answering: handler) { server in
            try await withHTTP { grpc, _ in
                let connection = EtcdConnection(
                    endpoints: before + ["127.0.0.1:\(server.port)"], user: user, password: Secret("secret"))
                return try await body(EtcdMetadataReader(connection, http: grpc, clock: RecordingClock()), server)
            }
        }
    }

    /// Five keys `k/0` … `k/4`, as a server pages them.
    private static func pageOfFive(_ stub: StubRequest) throws -> StubResponse {
        let request = try GRPCStub.request(EtcdRangeRequest.self, in: stub)
        let all = (0..<5).map { Array("k/\($0)".utf8) }
        let rest = all.filter { !$0.lexicographicallyPrecedes(Array(request.key)) }
        var response = EtcdRangeResponse()
        response.header.revision = 50
        response.kvs = rest.prefix(Int(request.limit)).map { key in
            EtcdKeyValue.with { $0.key = bytes(key) }
        }
        response.more = rest.count > response.kvs.count
        return try GRPCStub.answer(response)
    }

    private static func revision(_ number: Int64) throws -> StubResponse {
        try GRPCStub.answer(EtcdRangeResponse.with { $0.header.revision = number })
    }
}
