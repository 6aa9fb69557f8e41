import Testing
import XMLStream

@Suite("XML that is refused")
struct XMLRefusalTests {
    @Test(
        "documents with a DOCTYPE, whatever is in it",
        arguments: [
            "<!DOCTYPE a><a/>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            """
            <!DOCTYPE a [<!ENTITY l0 "lol"><!ENTITY l1 "&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;">
            <!ENTITY l2 "&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;">]><a>&l2;</a>
            """,
        ])
    func documentType(_ text: String) {
        #expect(refusal(of: Array(text.utf8))?.reason == .documentType)
    }

    @Test(
        "documents that aren't well-formed",
        arguments: [
            "", "   ", "plain text", "<a>", "<a><b></a></b>", "<a>&unknown;</a>", "<a/><b/>", "<a>text</a>trailing",
            "<a b=c/>", "<a>\u{1}</a>", "<a>&#0;</a>", "<?xml version=\"1.0\"", "<a><![CDATA[x</a>",
        ])
    func malformed(_ text: String) {
        let error = refusal(of: Array(text.utf8))
        #expect(error?.reason == .malformed)
        #expect(error?.message.isEmpty == false)
    }

    @Test("bytes that aren't UTF-8", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] as [[UInt8]])
    func invalidUTF8(_ bytes: [UInt8]) {
        #expect(refusal(of: Array("<a>".utf8) + bytes + Array("</a>".utf8))?.reason == .malformed)
    }

    @Test("a listing that is cut off anywhere")
    func truncated() {
        let text = "<List><Key>a</Key><IsTruncated>false</IsTruncated></List>"
        for count in 0..<text.utf8.count {
            #expect(refusal(of: Array(text.utf8.prefix(count)))?.reason == .malformed)
        }
        #expect(refusal(of: Array(text.utf8)) == nil)
    }

    @Test("elements that lie too deep")
    func tooDeep() {
        #expect(refusal(of: nested(64)) == nil)
        #expect(refusal(of: nested(65))?.reason == .limit)
        #expect(refusal(of: nested(1_000_000))?.reason == .limit)
    }

    @Test("texts and documents that are too long")
    func tooLong() {
        let bytes = Array("<a>\(String(repeating: "x", count: 1000))</a>".utf8)
        #expect(refusal(of: bytes, limits: XMLLimits(textBytes: 1000)) == nil)
        #expect(refusal(of: bytes, limits: XMLLimits(textBytes: 999))?.reason == .limit)
        #expect(refusal(of: bytes, limits: XMLLimits(documentBytes: bytes.count)) == nil)
        #expect(refusal(of: bytes, limits: XMLLimits(documentBytes: bytes.count - 1))?.reason == .limit)
    }

    @Test("the line of the fault is named")
    func line() {
        let error = refusal(of: Array("<a>\n<b>\n</c>\n</a>".utf8))
        #expect(error?.line == 3)
        #expect(error?.description.hasPrefix("XML line 3: ") == true)
    }

    private func nested(_ depth: Int) -> [UInt8] {
        Array((String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)).utf8)
    }

    private func refusal(of bytes: [UInt8], limits: XMLLimits = XMLLimits()) -> XMLError? {
        do throws(XMLError) {
            var reader = XMLReader(bytes, limits: limits)
            while try reader.next() != nil {}
            return nil
        } catch {
            return error
        }
    }
}
