import Fixtures
import Testing
import XMLStream

@Suite("XML reader")
struct XMLReaderTests {
    @Test("reads a listing of AWS field by field")
    func readsListing() throws {
        var reader = XMLReader(try Fixture.load("s3-xml/aws-list-v2.xml"))
        var keys: [String] = []
        var etags: [String] = []
        var fields: [String: String] = [:]
        try reader.enterRoot("ListBucketResult")
        while let name = try reader.nextChild() {
            switch name {
            case "Contents":
                while let field = try reader.nextChild() {
                    switch field {
                    case "Key": keys.append(try reader.readText())
                    case "ETag": etags.append(try reader.readText())
                    default: try reader.skip()
                    }
                }
            case "CommonPrefixes": try reader.skip()
            default: fields[name] = try reader.readText()
            }
        }
        #expect(keys == ["files/insert_log/445/446/447/0/448", "files/na%2Fme+with+%26"])
        #expect(etags == ["\"9b2cf535f27731c974343645a3985328\"", "\"d41d8cd98f00b204e9800998ecf8427e-12\""])
        #expect(fields["IsTruncated"] == "true")
        #expect(fields["StartAfter"] == "")
        #expect(fields["NextContinuationToken"] == "1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=")
        #expect(try reader.next() == nil)
    }

    @Test("names the line, what was expected and what was found")
    func namesWhatWasExpected() throws {
        let error = #expect(throws: XMLError.self) {
            var reader = XMLReader(Array("<?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code></Error>".utf8))
            try reader.enterRoot("CopyObjectResult")
        }
        #expect(error?.reason == .unexpected)
        #expect(error?.description == "XML line 2: expected <CopyObjectResult>, found <Error>")
    }

    @Test("gives an element's text in one piece however the bytes are cut", arguments: [1, 2, 3, 5, 64, 4096])
    func pushesInPieces(_ size: Int) throws {
        let bytes = try Fixture.load("s3-xml/aws-list-v2.xml")
        var parser = XMLPushParser()
        var pieces: [XMLEvent] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            pieces += try parser.feed(bytes[start..<min(start + size, bytes.count)])
        }
        pieces += try parser.finish()
        #expect(pieces == (try Self.events(of: bytes)))
    }

    @Test("reads a document much larger than what it parses ahead")
    func readsLargeDocument() throws {
        let rows = (0..<20_000).map { "<Contents><Key>files/&amp;/\($0)</Key></Contents>" }.joined()
        var reader = XMLReader(Array("<List>\(rows)</List>".utf8))
        try reader.enterRoot("List")
        var count = 0
        while try reader.nextChild() != nil {
            let name = try reader.nextChild()
            let text = try reader.readText()
            try #require(name == "Key" && text == "files/&/\(count)")
            #expect(try reader.nextChild() == nil)
            count += 1
        }
        #expect(count == 20_000)
    }

    @Test("resolves references and CDATA, keeps white space and characters beyond the first plane")
    func textAsItIs() throws {
        let bytes = Array("<a> &#x20AC;&#13;<![CDATA[<b>&]]>😀\t</a>".utf8)
        #expect(try Self.events(of: bytes) == [.start("a"), .text(" €\r<b>&😀\t"), .end("a")])
    }

    static func events(of bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws -> [XMLEvent] {
        var reader = XMLReader(bytes, limits: limits)
        var events: [XMLEvent] = []
        while let event = try reader.next() { events.append(event) }
        return events
    }
}
