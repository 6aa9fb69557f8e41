import HTTPTransport
import StubServer
import Testing

@Suite("What goes on the wire", .timeLimit(.minutes(1)))
struct WireTests {
    @Test(
        "is the URL as it was written",
        arguments: [
            "/bucket/a/../b", "/bucket/./x", "/bucket//double", "/k%2Fey%20+~!$&'()*,;=:@",
            "/?list-type=2&prefix=a%2Fb",
        ])
    func path(target: String) async throws {
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                _ = try await client.send(HTTPRequest(.get, url: server.url + target))
            }
            #expect(server.requests.map(\.target) == [target])
        }
    }

    @Test("are the caller's headers, and only host, agent and length beside them")
    func headers() async throws {
        try await withStubServer { _ in
            StubResponse()
        } run: { server in
            try await withClient { client in
                let headers: HTTPHeaders = [
                    "x-amz-date": "1", "X-Empty": "", "Authorization": "a, b", "content-length": "99",
                ]
                let body = RequestBody.bytes([UInt8](repeating: 0, count: 2 << 20))
                _ = try await client.send(HTTPRequest(.put, url: server.url, headers: headers, body: body))
            }
            let seen = try #require(server.requests.first).headers.fields.map { "\($0.name.lowercased()): \($0.value)" }
            #expect(
                Set(seen) == [
                    "host: 127.0.0.1:\(server.port)", "user-agent: milvault", "x-amz-date: 1", "x-empty: ",
                    "authorization: a, b", "content-length: \(2 << 20)",
                ])
        }
    }

    @Test("is no second request: redirects are answers")
    func redirect() async throws {
        try await withStubServer { _ in
            StubResponse(307, headers: ["Location": "/elsewhere"])
        } run: { server in
            try await withClient { client in
                let response = try await client.send(HTTPRequest(.get, url: server.url))
                #expect(response.status == 307)
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test("goes to the proxy in absolute form")
    func proxy() async throws {
        try await withStubServer { _ in
            StubResponse(text: "from the proxy")
        } run: { proxy in
            try await withClient(HTTPClientConfiguration(proxy: proxy.url)) { client in
                let response = try await client.send(HTTPRequest(.get, url: "http://store.example.com:9000/bucket/key"))
                #expect(response.body == Array("from the proxy".utf8))
            }
            #expect(proxy.requests.map(\.target) == ["http://store.example.com:9000/bucket/key"])
            #expect(proxy.requests.first?.headers["host"] == "store.example.com:9000")
        }
    }

    @Test("never uses more connections than allowed: further requests wait")
    func maxConnections() async throws {
        try await withStubServer { _ in
            var response = StubResponse(text: "x")
            response.delayBeforeHead = .milliseconds(5)
            return response
        } run: { server in
            try await withClient(HTTPClientConfiguration(proxy: "", maxConnections: 4)) { client in
                try await withThrowingTaskGroup { group in
                    for _ in 0..<100 { group.addTask { try await client.send(HTTPRequest(.get, url: server.url)) } }
                    for try await response in group { #expect(response.status == 200) }
                }
            }
            #expect(server.requests.count == 100)
            #expect(server.activity.connectionsOpened <= 4)
        }
    }
}
