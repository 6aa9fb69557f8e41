import Basics
import ObjectStorage
import S3Storage
import StubServer
import Testing

@Suite("S3Store, refused", .timeLimit(.minutes(1)))
struct S3StoreRefusalTests {
    private func refusal(_ answer: StubResponse) async throws -> ObjectStoreError {
        try await StubbedStore.with([answer]) { store, _ async throws in
            try #require(await #expect(throws: ObjectStoreError.self) { try await store.read("dir/key") })
        }
    }

    struct Row: Sendable {
        let status: Int
        let code: String
        let meaning: ObjectStoreError.Code
        let isRetryable: Bool
        let advice: String?
    }

    @Test(
        "says what happened, whether a retry helps, and what to do",
        arguments: [
            Row(
                status: 403, code: "AccessDenied", meaning: .accessDenied, isRetryable: false,
                advice: "Allow s3:GetObject on bucket/dir/key for this access key."),
            Row(
                status: 403, code: "SignatureDoesNotMatch", meaning: .invalidCredentials, isRetryable: false,
                advice: "Check the secret key."),
            Row(
                status: 403, code: "InvalidAccessKeyId", meaning: .invalidCredentials, isRetryable: false,
                advice: "Check the access key id; this store doesn't know it."),
            Row(
                status: 404, code: "NoSuchBucket", meaning: .bucketNotFound, isRetryable: false,
                advice: "Check the bucket's name, or create the bucket."),
            Row(status: 404, code: "NoSuchKey", meaning: .notFound, isRetryable: false, advice: nil),
            Row(
                status: 503, code: "SlowDown", meaning: .throttled, isRetryable: true,
                advice: "Lower the number of parallel copies."),
            Row(status: 500, code: "InternalError", meaning: .unavailable, isRetryable: true, advice: nil),
            Row(status: 418, code: "NeverHeardOf", meaning: .other, isRetryable: false, advice: nil),
            Row(status: 599, code: "NeverHeardOf", meaning: .other, isRetryable: true, advice: nil),
        ])
    func table(row: Row) async throws {
        let error = try await refusal(.s3Error(row.status, row.code))
        #expect(error.code == row.meaning)
        #expect(error.isRetryable == row.isRetryable)
        #expect(error.advice == row.advice)
        #expect(error.operation == "read")
        #expect(error.subject.hasSuffix("/bucket/dir/key"))
        #expect(error.reason == "\(row.status) \(row.code): words of the store")
        #expect(error.requestID == "R1")
    }

    @Test("goes by the status when a proxy answers with a page of its own")
    func proxyPage() async throws {
        let error = try await refusal(StubResponse(502, text: "<html><body>Bad gateway<br></body></html>"))
        #expect(error.code == .unavailable && error.isRetryable)
        #expect(error.reason == "502")
    }

    @Test("reads how long to wait, in seconds and as a date on the server's own clock")
    func retryAfter() async throws {
        let seconds = try await refusal(.s3Error(503, "SlowDown", headers: ["Retry-After": "7"]))
        #expect(seconds.retryAfter == .seconds(7))
        let date = try await refusal(
            .s3Error(
                503, "SlowDown",
                headers: [
                    "Retry-After": "Sat, 21 Nov 2026 13:00:30 GMT", "Date": "Sat, 21 Nov 2026 13:00:10 GMT",
                ]))
        #expect(date.retryAfter == .seconds(20))
    }

    @Test("waits as told and succeeds under RetryingStore")
    func slowDownThenDone() async throws {
        let answers = [StubResponse.s3Error(503, "SlowDown", headers: ["Retry-After": "0"]), StubResponse(text: "abc")]
        try await StubbedStore.with(answers) { store, server async throws in
            let retrying = RetryingStore(
                store, policy: RetryPolicy(firstDelay: .milliseconds(1)), clock: ContinuousClock(),
                random: .system)
            #expect(try await retrying.read("k") == Array("abc".utf8))
            #expect(server.requests.count == 2)
        }
    }

    @Test("takes an error inside an answer of 200 for an error")
    func errorInSuccess() async throws {
        try await StubbedStore.with([.s3Error(200, "InternalError")]) { store, _ async throws in
            let upload = MultipartUpload(key: "k", uploadID: "u")
            let part = UploadedPart(number: 1, etag: ETag("e"), size: 1)
            let source = CopySource(key: "a", size: 1)
            let errors = [
                await #expect(throws: ObjectStoreError.self) { try await store.copy(source, to: "b") },
                await #expect(throws: ObjectStoreError.self) {
                    try await store.copyPart(1, of: upload, from: source, range: 0..<1)
                },
                await #expect(throws: ObjectStoreError.self) {
                    try await store.completeMultipartUpload(upload, [part])
                },
            ]
            #expect(errors.allSatisfy { $0?.code == .unavailable && $0?.isRetryable == true })
        }
    }

    @Test(
        "takes a document that is cut off, or another one, for damage",
        arguments: [
            "<CopyObjectResult><ETag>\"abc", "<Something/>", "", "no XML at all",
            "<!DOCTYPE x [<!ENTITY e \"v\">]><CopyObjectResult><ETag>&e;</ETag></CopyObjectResult>",
        ])
    func truncated(text: String) async throws {
        try await StubbedStore.with([StubResponse(text: text)]) { store, _ async throws in
            let error = await #expect(throws: ObjectStoreError.self) {
                try await store.copy(CopySource(key: "a", size: 1), to: "b")
            }
            #expect(error?.code == .damaged && error?.isRetryable == true)
        }
    }

    @Test("keeps secrets out of its errors")
    func secrets() async throws {
        let error = try await refusal(.s3Error(403, "SignatureDoesNotMatch"))
        #expect(!String(reflecting: error).contains("wJalrXUtnFEMI"))
    }
}
