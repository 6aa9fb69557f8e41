import ObjectStorage
import S3Storage
import StubServer
import Testing

/// What is asked about checksums, and what is read from answers.
@Suite("S3Store's checksums")
struct S3ChecksumTests {
    private static let checksum = ObjectChecksum(.crc64nvme, "rosUhgp5mIg=")

    private static func answer(_ name: String, _ inside: String) -> StubResponse {
        StubResponse(200, text: "<?xml version=\"1.0\"?>\n<\(name)><ETag>\"e\"</ETag>\(inside)</\(name)>")
    }

    @Test("a copy asks for one and gives the one in the answer")
    func copy() async throws {
        let answer = Self.answer(
            "CopyObjectResult",
            "<ChecksumType>FULL_OBJECT</ChecksumType><ChecksumCRC64NVME>rosUhgp5mIg=</ChecksumCRC64NVME>")
        try await StubbedStore.with([answer]) { store, server in
            let source = CopySource(key: "a", size: 9, checksum: .crc64nvme)
            let copied = try await store.copy(source, to: "b")
            #expect(copied.checksum == Self.checksum)
            #expect(server.requests.first?.headers["x-amz-checksum-algorithm"] == "CRC64NVME")
        }
    }

    @Test("a copy that asks for none sends no such header")
    func copyWithout() async throws {
        try await StubbedStore.with([Self.answer("CopyObjectResult", "")]) { store, server in
            let copied = try await store.copy(CopySource(key: "a", size: 9), to: "b")
            #expect(copied.checksum == nil)
            #expect(server.requests.first?.headers["x-amz-checksum-algorithm"] == nil)
        }
    }

    @Test(
        "an upload is begun with the kind that its parts can give",
        arguments: [(ChecksumAlgorithm.crc64nvme, "FULL_OBJECT"), (.sha256, "COMPOSITE")])
    func begin(algorithm: ChecksumAlgorithm, type: String) async throws {
        let answer = StubResponse(
            200, headers: ["x-amz-checksum-algorithm": algorithm.rawValue],
            text: "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>")
        try await StubbedStore.with([answer]) { store, server in
            let upload = try await store.createMultipartUpload("a", checksum: algorithm)
            #expect(upload.checksum == algorithm)
            #expect(server.requests.first?.headers["x-amz-checksum-algorithm"] == algorithm.rawValue)
            #expect(server.requests.first?.headers["x-amz-checksum-type"] == type)
        }
    }

    @Test("a store that doesn't repeat the algorithm keeps none, and is told none of the parts'")
    func ignored() async throws {
        let begun = StubResponse(
            200, text: "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>")
        try await StubbedStore.with([begun, Self.answer("CompleteMultipartUploadResult", "")]) { store, server in
            let upload = try await store.createMultipartUpload("a", checksum: .crc64nvme)
            #expect(upload.checksum == nil)
            let part = UploadedPart(number: 1, etag: ETag("p"), size: 1, checksum: Self.checksum)
            _ = try await store.completeMultipartUpload(upload, [part])
            let body = String(decoding: server.requests.last?.body ?? [], as: UTF8.self)
            #expect(body.contains("<PartNumber>1</PartNumber>") && !body.contains("Checksum"))
        }
    }

    @Test("a copied part's checksum goes into the completion, whose own comes out")
    func parts() async throws {
        let part = Self.answer("CopyPartResult", "<ChecksumSHA256>cGFydA==</ChecksumSHA256>")
        let whole = Self.answer("CompleteMultipartUploadResult", "<ChecksumSHA256>d2hvbGU=-1</ChecksumSHA256>")
        try await StubbedStore.with([part, whole]) { store, server in
            let upload = MultipartUpload(key: "a", uploadID: "u", checksum: .sha256)
            let copied = try await store.copyPart(1, of: upload, from: CopySource(key: "s", size: 5), range: 0..<5)
            #expect(copied.checksum == ObjectChecksum(.sha256, "cGFydA=="))
            let completed = try await store.completeMultipartUpload(upload, [copied])
            #expect(completed.checksum == ObjectChecksum(.sha256, "d2hvbGU=-1"))
            let body = String(decoding: server.requests.last?.body ?? [], as: UTF8.self)
            #expect(body.contains("<ChecksumSHA256>cGFydA==</ChecksumSHA256>"))
        }
    }

    @Test("HEAD and GET ask for the one that is kept; PUT takes the one that comes")
    func headers() async throws {
        let answer = StubResponse(
            200,
            headers: [
                "etag": "\"e\"", "x-amz-checksum-type": "FULL_OBJECT", "x-amz-checksum-crc64nvme": "rosUhgp5mIg=",
            ],
            text: "123456789")
        try await StubbedStore.with([answer]) { store, server in
            #expect(try await store.head("a").checksum == Self.checksum)
            #expect(try await store.get("a", GetOptions(checksum: true)).metadata.checksum == Self.checksum)
            #expect(try await store.put("a", Array("123456789".utf8)).checksum == Self.checksum)
            _ = try await store.get("a", GetOptions())
            let asked = server.requests.map { $0.headers["x-amz-checksum-mode"] }
            #expect(asked == ["ENABLED", "ENABLED", nil, nil])
        }
    }

    @Test("lists parts page by page")
    func listParts() async throws {
        let first = StubResponse(
            200,
            text: "<ListPartsResult><IsTruncated>true</IsTruncated><NextPartNumberMarker>7</NextPartNumberMarker>"
                + "<Part><PartNumber>7</PartNumber><ETag>\"e7\"</ETag><Size>5</Size>"
                + "<ChecksumCRC32C>AAAAAA==</ChecksumCRC32C></Part></ListPartsResult>")
        let second = StubResponse(
            200,
            text: "<ListPartsResult><IsTruncated>false</IsTruncated><Part><PartNumber>9</PartNumber>"
                + "<LastModified>2026-11-21T13:00:00.000Z</LastModified><ETag>&quot;e9&quot;</ETag><Size>6</Size></Part>"
                + "</ListPartsResult>")
        try await StubbedStore.with([first, second]) { store, server in
            let parts = try await store.listParts(MultipartUpload(key: "a", uploadID: "u"))
            #expect(
                parts == [
                    UploadedPart(number: 7, etag: ETag("e7"), size: 5, checksum: ObjectChecksum(.crc32c, "AAAAAA==")),
                    UploadedPart(number: 9, etag: ETag("e9"), size: 6),
                ])
            #expect(server.requests.map { $0.target.contains("part-number-marker=7") } == [false, true])
        }
    }
}
