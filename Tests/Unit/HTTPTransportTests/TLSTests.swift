import HTTPTransport
import StubServer
import Testing

/// Serialized: starting the front blocks a thread of the pool.
@Suite("TLS", .serialized, .timeLimit(.minutes(1)))
struct TLSTests {
    @Test("trusts a private authority by its file, and reuses the connection")
    func privateAuthority() async throws {
        try await withFront { front, server in
            let tls = TLSConfiguration(caFile: front.folder + "/ca.pem")
            try await withClient(HTTPClientConfiguration(tls: tls, proxy: "")) { client in
                for _ in 0..<3 {
                    let request = HTTPRequest(.put, url: "https://127.0.0.1:\(front.port)/k", body: .bytes([1, 2, 3]))
                    let response = try await client.send(request)
                    #expect(response.status == 200)
                }
            }
            #expect(server.requests.map(\.body) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
            #expect(server.activity.connectionsOpened == 1)
        }
    }

    @Test("refuses an unknown authority, a retry can't help")
    func unknownAuthority() async throws {
        try await withFront { front, server in
            try await expectRefusal(TLSConfiguration(), front)
            #expect(server.requests.isEmpty)
        }
    }

    @Test("refuses a certificate for another name, unless that name is the expected one")
    func serverName() async throws {
        try await withFront(serverName: "milvus.example.com") { front, server in
            var tls = TLSConfiguration(caFile: front.folder + "/ca.pem")
            try await expectRefusal(tls, front)
            tls.serverName = "milvus.example.com"
            try await withClient(HTTPClientConfiguration(tls: tls, proxy: "")) { client in
                let response = try await client.send(HTTPRequest(.get, url: "https://127.0.0.1:\(front.port)/a?b=c"))
                #expect(response.status == 200)
            }
            #expect(server.requests.map(\.target) == ["/a?b=c"])
            #expect(server.requests.first?.headers["host"] == "127.0.0.1:\(front.port)")
            tls.serverName = "other.example.com"
            try await expectRefusal(tls, front)
        }
    }

    @Test("takes any certificate only when told so")
    func withoutVerification() async throws {
        try await withFront(serverName: "elsewhere.example.com") { front, _ in
            let tls = TLSConfiguration(verifiesPeer: false)
            try await withClient(HTTPClientConfiguration(tls: tls, proxy: "")) { client in
                let response = try await client.send(HTTPRequest(.get, url: "https://127.0.0.1:\(front.port)/"))
                #expect(response.status == 200)
            }
        }
    }

    @Test(
        "refuses servers that aren't in order, and says what is wrong",
        arguments: [
            (.expired, "expired"), (.selfSigned, "self"), (.notAnAuthority, "invalid CA"), (.oldProtocol, "protocol"),
        ] as [(TLSFront.Flaw, String)])
    func flawed(flaw: TLSFront.Flaw, says words: String) async throws {
        try await withStubServer { _ in
            StubResponse(text: "x")
        } run: { server in
            let front = try TLSFront(to: server.port, serverName: "127.0.0.1", alpn: "http/1.1", flaw: flaw)
            let error = try await failure(TLSConfiguration(caFile: front.folder + "/ca.pem"), front)
            #expect(error?.code == .tls && error?.isRetryable == false)
            #expect(error?.reason.contains(words) == true, "\(error?.reason ?? "accepted")")
            #expect(server.requests.isEmpty)
            // Nothing else is wrong with it: whoever looks away gets an answer, unless there is no common protocol.
            let lenient = try await failure(TLSConfiguration(verifiesPeer: false), front)
            #expect((lenient == nil) == (flaw != .oldProtocol), "\(lenient?.reason ?? "")")
        }
    }

    @Test("shows a client certificate to a server that demands one")
    func clientCertificate() async throws {
        try await withFront(demandsClient: true) { front, server in
            var tls = TLSConfiguration(caFile: front.folder + "/ca.pem")
            let without = try await failure(tls, front)
            // With TLS 1.3 the refusal comes after the client's own handshake is done.
            #expect(without?.code == .tls || without?.code == .connectionLost)
            #expect(server.requests.isEmpty)
            tls.clientCertificateFile = front.folder + "/client.pem"
            tls.clientKeyFile = front.folder + "/client.key"
            let with = try await failure(tls, front)
            #expect(with == nil)
            #expect(server.requests.count == 1)
        }
    }

    @Test("carries HTTP/2 by ALPN, trailers and expected name included")
    func http2() async throws {
        let response = StubResponse(chunks: [[1]], trailers: ["grpc-status": "0"])
        try await withFront(.http2, serverName: "milvus.example.com", response) { front, server in
            let tls = TLSConfiguration(caFile: front.folder + "/ca.pem", serverName: "milvus.example.com")
            try await withClient(HTTPClientConfiguration(version: .http2, tls: tls, proxy: "")) { client in
                for _ in 0..<3 {
                    let url = "https://127.0.0.1:\(front.port)/milvus/Get"
                    let response = try await client.send(HTTPRequest(.post, url: url, body: .bytes([7])))
                    #expect(response.trailers["grpc-status"] == "0")
                }
            }
            #expect(server.requests.map(\.body) == [[7], [7], [7]])
            #expect(server.activity.connectionsOpened == 1)
        }
    }

    @Test("names a certificate file that can't be read, at the start")
    func missingFile() {
        let tls = TLSConfiguration(caFile: "/nowhere/ca.pem")
        let error = #expect(throws: HTTPTransportError.self) { try HTTPClient(HTTPClientConfiguration(tls: tls)) }
        #expect(error?.code == .tls)
        #expect(error?.operation.contains("/nowhere/ca.pem") == true)
    }

    private func withFront(
        _ version: StubProtocol = .http1, serverName: String = "127.0.0.1", demandsClient: Bool = false,
        _ response: StubResponse = StubResponse(text: "x"), run body: (TLSFront, StubServer) async throws -> Void
    ) async throws {
        try await withStubServer(version) { _ in
            response
        } run: { server in
            let alpn = version == .http2 ? "h2" : "http/1.1"
            let front = try TLSFront(
                to: server.port, serverName: serverName, alpn: alpn, demandsClient: demandsClient)
            try await body(front, server)
        }
    }

    private func failure(_ tls: TLSConfiguration, _ front: TLSFront) async throws -> HTTPTransportError? {
        try await withClient(HTTPClientConfiguration(tls: tls, proxy: "")) { client in
            do throws(HTTPTransportError) {
                _ = try await client.send(HTTPRequest(.get, url: "https://127.0.0.1:\(front.port)/"))
                return nil
            } catch {
                return error
            }
        }
    }

    private func expectRefusal(_ tls: TLSConfiguration, _ front: TLSFront) async throws {
        let error = try await failure(tls, front)
        #expect(error?.code == .tls)
        #expect(error?.isRetryable == false)
    }
}
