import Fixtures
import Testing
import XMLStream

@Suite("XML element")
struct XMLElementTests {
    @Test("holds an error of MinIO")
    func minioError() throws {
        let error = try XMLElement(parsing: try Fixture.load("s3-xml/minio-error.xml"))
        #expect(error.name == "Error")
        #expect(error["Code"]?.text == "NoSuchKey")
        #expect(error["Key"]?.text == "a/<b> & c")
        #expect(error["Nothing"] == nil)
    }

    @Test("holds a delete result of radosgw, empty fields included")
    func radosgwDeleteResult() throws {
        let result = try XMLElement(parsing: try Fixture.load("s3-xml/radosgw-delete-result.xml"))
        #expect(result.all("Deleted").map { $0["Key"]?.text } == ["one"])
        #expect(result["Error"]?.children.map(\.text) == ["two", "", "AccessDenied", ""])
    }

    @Test("holds a copy result with comments, CDATA and indentation")
    func copyResult() throws {
        let result = try XMLElement(parsing: try Fixture.load("s3-xml/aws-copy-part-result.xml"))
        #expect(result.children.map(\.name) == ["LastModified", "ETag"])
        #expect(result["ETag"]?.text == "\"9b2cf535f27731c974343645a3985328\"")
    }

    @Test("names elements without their namespace prefix")
    func prefixedNames() throws {
        let result = try XMLElement(parsing: try Fixture.load("s3-xml/prefixed-names.xml"))
        #expect(result == XMLElement(name: "CopyObjectResult", children: [XMLElement(name: "ETag", text: "\"abc\"")]))
    }
}
