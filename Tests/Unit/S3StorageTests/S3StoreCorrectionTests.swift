import Basics
import ObjectStorage
import S3Storage
import StubServer
import Testing

@Suite("S3Store, corrected", .timeLimit(.minutes(1)))
struct S3StoreCorrectionTests {
    private func scope(_ request: StubRequest?) -> String {
        let authorization = request?.headers["authorization"] ?? ""
        return String(authorization.split(separator: "/").dropFirst().prefix(2).joined(separator: "/"))
    }

    @Test(
        "signs for the region that the store names",
        arguments: [
            StubResponse.s3Error(
                400, "AuthorizationHeaderMalformed", inside: "<Region>eu-central-1</Region>"),
            .s3Error(301, "PermanentRedirect", headers: ["x-amz-bucket-region": "eu-central-1"]),
        ])
    func region(answer: StubResponse) async throws {
        try await StubbedStore.with([answer, StubResponse(text: "abc")]) { store, server async throws in
            #expect(try await store.read("k") == Array("abc".utf8))
            _ = try await store.read("k")
            #expect(
                server.requests.map { scope($0) } == ["20261121/us-east-1"]
                    + Array(repeating: "20261121/eu-central-1", count: 2))
        }
    }

    @Test("learns the region from HEAD, whose answer has no body")
    func regionFromHead() async throws {
        let refusal = StubResponse(400, headers: ["x-amz-bucket-region": "ap-south-1"])
        let answer = StubResponse(headers: ["ETag": "\"e\""], text: "abc")
        try await StubbedStore.with([refusal, answer]) { store, server async throws in
            #expect(try await store.head("k").size == 3)
            #expect(scope(server.requests.last) == "20261121/ap-south-1")
        }
    }

    @Test("signs by the store's clock when ours is wrong")
    func skew() async throws {
        let refusal = StubResponse.s3Error(
            403, "RequestTimeTooSkewed", headers: ["Date": "Sun, 22 Nov 2026 14:00:05 GMT"])
        try await StubbedStore.with([refusal, StubResponse(text: "abc")]) { store, server async throws in
            #expect(try await store.read("k") == Array("abc".utf8))
            #expect(server.requests.map { $0.headers["x-amz-date"] } == ["20261121T130000Z", "20261122T140005Z"])
            #expect(scope(server.requests.last) == "20261122/us-east-1")
        }
    }

    @Test("guesses at a wrong clock when HEAD is forbidden a day apart")
    func skewFromHead() async throws {
        let refusal = StubResponse(403, headers: ["Date": "Sun, 22 Nov 2026 13:00:00 GMT"])
        try await StubbedStore.with([refusal, StubResponse(text: "abc")]) { store, server async throws in
            #expect(try await store.head("k").size == 3)
            #expect(server.requests.last?.headers["x-amz-date"] == "20261122T130000Z")
        }
    }

    @Test("doesn't go in circles with a store that is never content")
    func bounded() async throws {
        let answers = ["a", "b", "c", "d", "e"].map { region in
            StubResponse.s3Error(301, "PermanentRedirect", headers: ["x-amz-bucket-region": region])
        }
        try await StubbedStore.with(answers) { store, server async throws in
            let error = await #expect(throws: ObjectStoreError.self) { try await store.read("k") }
            #expect(error?.advice == "Check the endpoint and the region; the bucket lies elsewhere.")
            #expect(server.requests.count == 3)
        }
    }

    @Test("doesn't send a stream twice, and uses what it learned for the next request")
    func streams() async throws {
        let refusal = StubResponse.s3Error(301, "PermanentRedirect", headers: ["x-amz-bucket-region": "eu-west-1"])
        try await StubbedStore.with([refusal, StubResponse(headers: ["ETag": "\"e\""])]) { store, server async throws in
            await #expect(throws: ObjectStoreError.self) {
                try await store.put("k", .stream(length: 1, ByteStream([[1]])), PutOptions())
            }
            _ = try await store.put("k", [1])
            #expect(server.requests.map { scope($0) } == ["20261121/us-east-1", "20261121/eu-west-1"])
        }
    }
}
