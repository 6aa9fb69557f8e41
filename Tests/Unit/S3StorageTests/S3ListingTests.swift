import Basics
import ObjectStorage
import S3Storage
import StubServer
import Testing

@Suite("S3Store's listings", .timeLimit(.minutes(1)))
struct S3ListingTests {
    private func page(_ text: String, _ options: ListOptions = ListOptions()) async throws -> ObjectListPage {
        try await StubbedStore.with([StubResponse(text: text)]) { store, _ async throws in
            try await store.listPage("p", options, continuation: nil)
        }
    }

    @Test("decode keys as AWS writes them, a space as plus")
    func aws() async throws {
        let page = try await page(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><Prefix>p</Prefix>\
            <MaxKeys>2</MaxKeys><IsTruncated>true</IsTruncated><EncodingType>url</EncodingType>
            <Contents><Key>p/a+b%2Bc%2520</Key><LastModified>2026-11-21T13:00:00.250Z</LastModified>\
            <ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>5497558138880</Size>\
            <StorageClass>STANDARD</StorageClass><Owner><ID>x</ID></Owner></Contents>
            <CommonPrefixes><Prefix>p/%C3%BC/</Prefix></CommonPrefixes>
            <NextContinuationToken>1/token+==</NextContinuationToken></ListBucketResult>
            """)
        let object = try #require(page.objects.first)
        #expect(object.key == "p/a b+c%20")
        #expect(object.size == 5 << 40)
        #expect(object.etag == ETag("d41d8cd98f00b204e9800998ecf8427e"))
        #expect(object.lastModified == WallTime(milliseconds: 1_795_266_000_250))
        #expect(page.commonPrefixes == ["p/ü/"])
        #expect(page.continuation == "1/token+==")
    }

    @Test("decode keys as radosgw writes them, slashes encoded and the announcement behind the keys")
    func radosgw() async throws {
        let page = try await page(
            """
            <ListBucketResult><Contents><Key>p%2Fa%20b%2Bc</Key><ETag>"e"</ETag><Size>1</Size></Contents>\
            <IsTruncated>false</IsTruncated><EncodingType>url</EncodingType></ListBucketResult>
            """)
        #expect(page.objects.map(\.key) == ["p/a b+c"])
        #expect(page.continuation == nil)
    }

    @Test("leave keys alone where the store doesn't encode them")
    func plain() async throws {
        let page = try await page(
            "<ListBucketResult><Contents><Key>p/a+b%20c</Key><Size>1</Size></Contents></ListBucketResult>")
        #expect(page.objects.map(\.key) == ["p/a+b%20c"])
        #expect(page.objects.first?.etag == nil)
    }

    @Test(
        "that can't be whole are damage, not fewer keys",
        arguments: [
            "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
            "<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>%zz</Key><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Key>a</Key><Size>1</Size></Contents>",
            "<Other/>",
        ])
    func damaged(text: String) async throws {
        let error = await #expect(throws: ObjectStoreError.self) { try await page(text) }
        #expect(error?.code == .damaged && error?.isRetryable == true)
    }

    @Test("ask for what the caller wants, encoded")
    func request() async throws {
        try await StubbedStore.with([StubResponse(text: "<ListBucketResult/>")]) { store, server async throws in
            let options = ListOptions(delimiter: "/", startAfter: "p/a b", pageSize: 7)
            _ = try await store.listPage("p/ü", options, continuation: "1+/=")
            let target = try #require(server.requests.first?.target)
            let query = Set(target.split(separator: "?")[1].split(separator: "&").map(String.init))
            #expect(
                query == [
                    "list-type=2", "encoding-type=url", "prefix=p%2F%C3%BC", "max-keys=7", "delimiter=%2F",
                    "start-after=p%2Fa%20b", "continuation-token=1%2B%2F%3D",
                ])
            #expect(target.hasPrefix("/bucket?"))
        }
    }

    @Test("of uploads go on from page to page")
    func uploads() async throws {
        let first = StubResponse(
            text: """
                <ListMultipartUploadsResult><IsTruncated>true</IsTruncated><NextKeyMarker>a b</NextKeyMarker>\
                <NextUploadIdMarker>u1</NextUploadIdMarker><Upload><Key>a b</Key><UploadId>u1</UploadId>\
                <Initiated>2026-11-21T13:00:00.000Z</Initiated></Upload></ListMultipartUploadsResult>
                """)
        let second = StubResponse(
            text: """
                <ListMultipartUploadsResult><IsTruncated>false</IsTruncated>\
                <Upload><Key>c</Key><UploadId>u2</UploadId></Upload></ListMultipartUploadsResult>
                """)
        try await StubbedStore.with([first, second]) { store, server async throws in
            let uploads = try await store.listMultipartUploads("")
            #expect(uploads.map(\.key) == ["a b", "c"] && uploads.map(\.uploadID) == ["u1", "u2"])
            #expect(uploads.first?.initiated == StubbedStore.now)
            #expect(server.requests.last?.target.contains("key-marker=a%20b") == true)
            #expect(server.requests.last?.target.contains("upload-id-marker=u1") == true)
        }
    }
}
