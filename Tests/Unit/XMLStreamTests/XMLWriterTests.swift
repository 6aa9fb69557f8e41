import Testing
import XMLStream

@Suite("XML writer")
struct XMLWriterTests {
    @Test("writes a Delete body")
    func deleteBody() {
        var writer = XMLWriter()
        writer.element("Delete", namespace: "http://s3.amazonaws.com/doc/2006-03-01/") { delete in
            delete.element("Quiet", "true")
            delete.element("Object") { $0.element("Key", "a & b") }
        }
        let expected =
            #"<?xml version="1.0" encoding="UTF-8"?><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">"#
            + "<Quiet>true</Quiet><Object><Key>a &amp; b</Key></Object></Delete>"
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test(
        "writes text so that a parser gives it back",
        arguments: ["", " a ", "<>&\"'", "]]>", "a\rb\r\nc\td", "日本語 😀 e\u{301}", "\u{7F}"])
    func roundTrip(_ text: String) throws {
        var writer = XMLWriter()
        writer.element("Key", text)
        let key = try XMLElement(parsing: writer.bytes)
        #expect(key == XMLElement(name: "Key", text: text))
    }
}
