import Basics
import Testing

@Suite("Whether bytes are JSON")
struct JSONSyntaxTests {
    @Test(
        "says what the parser says",
        arguments: [
            "{}", "[]", "1", "-0.5e+3", "\"a\"", "true", "false", "null", " { \"a\" : [ 1 , { } , \"\\u00e9\\n\" ] } ",
            "", " ", "{", "}", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "01", "-", "1.", ".5", "1e", "1e+", "tru",
            "truex",
            "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\u{1}\"", "1 2", "[1 2]", "{\"a\":1,}", "nul", "+1",
            "\"päron\"", "[[[[]]]]", "\n\t[\r]",
        ])
    func sameAsParser(_ text: String) {
        let bytes = Array(text.utf8)
        let isValue = (try? JSONValue(parsing: bytes)) != nil
        #expect(JSONSyntax.isValue(bytes[...]) == isValue)
        // A slice of more.
        #expect(JSONSyntax.isValue((Array("x".utf8) + bytes + Array("y".utf8))[1..<bytes.count + 1]) == isValue)
    }

    @Test("depth without end and what isn't UTF-8 is none")
    func refused() {
        let nested = { (depth: Int) in
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(JSONSyntax.isValue(nested(128)[...]))
        #expect(!JSONSyntax.isValue(nested(100_000)[...]))
        #expect(!JSONSyntax.isValue([0x22, 0xFF, 0x22]))
    }
}
