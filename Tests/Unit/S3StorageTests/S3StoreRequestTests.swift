import AWSSigning
import Basics
import ObjectStorage
import S3Storage
import StubServer
import Testing

@Suite("S3Store's requests", .timeLimit(.minutes(1)))
struct S3StoreRequestTests {
    @Test("hashes small bodies, and says so when a stream isn't hashed")
    func payloadHash() async throws {
        try await StubbedStore.with([StubResponse(headers: ["ETag": "\"e\""])]) { store, server async throws in
            _ = try await store.put("k", Array("hello".utf8))
            _ = try await store.put("k", .stream(length: 5, ByteStream([Array("hello".utf8)])), PutOptions())
            #expect(
                server.requests.map { $0.headers["x-amz-content-sha256"] } == [
                    "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "UNSIGNED-PAYLOAD",
                ])
            #expect(server.requests.map(\.body) == Array(repeating: Array("hello".utf8), count: 2))
        }
    }

    @Test("encodes the key once, in the path and in the source of a copy")
    func encoding() async throws {
        let answer = StubResponse(text: "<CopyObjectResult><ETag>abc</ETag></CopyObjectResult>")
        try await StubbedStore.with([answer]) { store, server async throws in
            let source = CopySource(bucket: "other", key: "a b/c+d%20e/ü", size: 1, ifMatch: ETag("x"))
            let metadata = try await store.copy(source, to: "dir/100%+/é ~")
            #expect(metadata.etag == ETag("abc"))
            let request = try #require(server.requests.first)
            #expect(request.method == "PUT")
            #expect(request.target == "/bucket/dir/100%25%2B/%C3%A9%20~")
            #expect(request.headers["x-amz-copy-source"] == "/other/a%20b/c%2Bd%2520e/%C3%BC")
            #expect(request.headers["x-amz-copy-source-if-match"] == "\"x\"")
        }
    }

    @Test("sends the session token and signs it")
    func sessionToken() async throws {
        var credentials = StubbedStore.credentials
        credentials.sessionToken = Secret("token==")
        try await StubbedStore.with([StubResponse(text: "")], credentials: credentials) { store, server async throws in
            _ = try await store.read("k")
            let request = try #require(server.requests.first)
            #expect(request.headers["x-amz-security-token"] == "token==")
            #expect(request.headers["authorization"]?.contains("x-amz-security-token") == true)
        }
    }

    @Test("asks for a conditional put, and reads 412 as taken")
    func conditionalPut() async throws {
        try await StubbedStore.with([.s3Error(412, "PreconditionFailed")]) { store, server async throws in
            let error = await #expect(throws: ObjectStoreError.self) {
                try await store.put("k", .bytes([1]), PutOptions(onlyIfAbsent: true))
            }
            #expect(error?.code == .alreadyExists)
            #expect(server.requests.first?.headers["if-none-match"] == "*")
        }
    }

    @Test("deletes in quiet batches of a thousand with their MD5, and reports keys that stayed")
    func deletes() async throws {
        let answer = StubResponse(
            text: """
                <DeleteResult><Error><Key>k1</Key><Code>AccessDenied</Code><Message>no</Message></Error>\
                <Error><Key>k2</Key><Code>NoSuchKey</Code></Error>\
                <Error><Key>k3</Key><Code>SlowDown</Code></Error></DeleteResult>
                """)
        try await StubbedStore.with([answer, StubResponse(text: "<DeleteResult/>")]) { store, server async throws in
            let failures = try await store.delete((0..<1500).map { ObjectKey("k\($0)") } + [ObjectKey("bad\u{1}key")])
            #expect(failures.map(\.key) == ["k1", "k3"])
            #expect(failures.map(\.error.isRetryable) == [false, true])
            #expect(server.requests.map(\.method) == ["POST", "POST", "DELETE"])
            #expect(server.requests.last?.target == "/bucket/bad%01key")
            #expect(server.requests.first?.headers["content-md5"]?.count == 24)
            let document = String(decoding: server.requests.first?.body ?? [], as: UTF8.self)
            #expect(document.contains("<Quiet>true</Quiet>"))
            #expect(document.split(separator: "<Object>").count == 1001)
        }
    }

    @Test("takes the empty ETag of a completed upload for none")
    func emptyETag() async throws {
        let answer = StubResponse(
            text: "<CompleteMultipartUploadResult><Key>k</Key><ETag></ETag></CompleteMultipartUploadResult>")
        try await StubbedStore.with([answer]) { store, server async throws in
            let part = UploadedPart(number: 1, etag: ETag("e&1"), size: 5)
            let upload = MultipartUpload(key: "k", uploadID: "u/1=")
            let metadata = try await store.completeMultipartUpload(upload, [part])
            #expect(metadata == ObjectMetadata(key: "k", size: 5, etag: nil))
            #expect(server.requests.first?.target == "/bucket/k?uploadId=u%2F1%3D")
            let document = String(decoding: server.requests.first?.body ?? [], as: UTF8.self)
            #expect(document.contains("<Part><PartNumber>1</PartNumber><ETag>&quot;e&amp;1&quot;</ETag></Part>"))
        }
    }

    @Test("refuses a part without an ETag: it couldn't be completed")
    func missingPartETag() async throws {
        try await StubbedStore.with([StubResponse()]) { store, _ async throws in
            let upload = MultipartUpload(key: "k", uploadID: "u")
            let error = await #expect(throws: ObjectStoreError.self) {
                try await store.uploadPart(1, of: upload, .bytes([1]))
            }
            #expect(error?.code == .damaged)
        }
    }

    @Test("creates its bucket, and is content when it is there already")
    func createBucket() async throws {
        try await StubbedStore.with([.s3Error(409, "BucketAlreadyOwnedByYou")]) { store, server async throws in
            try await store.createBucket()
            #expect(server.requests.first?.target == "/bucket")
        }
        try await StubbedStore.with([.s3Error(409, "BucketAlreadyExists")]) { store, _ async throws in
            let error = await #expect(throws: ObjectStoreError.self) { try await store.createBucket() }
            #expect(error?.code == .alreadyExists && error?.isRetryable == false)
        }
    }
}
