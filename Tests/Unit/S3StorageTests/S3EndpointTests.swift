import ObjectStorage
import S3Storage
import Testing

@Suite("S3Endpoint")
struct S3EndpointTests {
    @Test(
        "reads scheme, host and port",
        arguments: [
            ("http://127.0.0.1:9000", "http://127.0.0.1:9000"), ("https://S3.example.com/", "https://s3.example.com"),
            ("https://host:443", "https://host"), ("http://host:443", "http://host:443"), ("HTTP://h", "http://h"),
            ("http://[::1]:9000", "http://[::1]:9000"), ("http://[::1]", "http://[::1]"),
        ])
    func reads(text: String, description: String) {
        #expect(S3Endpoint(url: text)?.description == description)
    }

    @Test(
        "refuses what isn't an endpoint",
        arguments: [
            "host:9000", "ftp://host", "http://", "http://host/path", "http://user@host", "http://h:0", "http://h:x",
        ])
    func refuses(text: String) {
        #expect(S3Endpoint(url: text) == nil)
    }

    @Test(
        "puts the bucket where the service wants it",
        arguments: [
            ("http://127.0.0.1:9000", AddressingStyle.auto, "b", "127.0.0.1:9000", "/b/dir/k"),
            ("https://s3.amazonaws.com", .auto, "b", "b.s3.amazonaws.com", "/dir/k"),
            ("https://s3.amazonaws.com", .auto, "b.with.dots", "s3.amazonaws.com", "/b.with.dots/dir/k"),
            ("http://localhost:9000", .virtualHost, "b", "b.localhost:9000", "/dir/k"),
            ("https://s3.amazonaws.com", .path, "b", "s3.amazonaws.com", "/b/dir/k"),
            ("https://oss-cn-hangzhou.aliyuncs.com", .auto, "b", "b.oss-cn-hangzhou.aliyuncs.com", "/dir/k"),
        ])
    func addressing(url: String, style: AddressingStyle, bucket: String, host: String, path: String) throws {
        let endpoint = try #require(S3Endpoint(url: url, addressing: style))
        let target = endpoint.target(bucket: bucket, key: ObjectKey("dir/k"))
        #expect(target.host == host && target.path == path)
    }

    @Test("moves to a region's own name on AWS, and nowhere else")
    func regions() throws {
        let aws = try #require(S3Endpoint(url: "https://s3.us-east-1.amazonaws.com"))
        #expect(aws.inRegion("eu-west-1").description == "https://s3.eu-west-1.amazonaws.com")
        let china = try #require(S3Endpoint(url: "https://s3.cn-north-1.amazonaws.com.cn"))
        #expect(china.inRegion("cn-northwest-1").description == "https://s3.cn-northwest-1.amazonaws.com.cn")
        let own = try #require(S3Endpoint(url: "http://127.0.0.1:9000"))
        #expect(own.inRegion("eu-west-1") == own)
    }
}
