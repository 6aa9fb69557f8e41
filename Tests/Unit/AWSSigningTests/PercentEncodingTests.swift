import AWSSigning
import Testing

@Suite("Percent encoding")
struct PercentEncodingTests {
    @Test(
        "encodes all but the unreserved characters",
        arguments: [
            ("aZ09-._~", "aZ09-._~"), ("a b+c", "a%20b%2Bc"), ("é/日", "%C3%A9/%E6%97%A5"), ("%2F", "%252F"),
            ("*'()!", "%2A%27%28%29%21"), ("\u{0}\u{7F}", "%00%7F"),
        ])
    func encodesPaths(_ text: String, _ expected: String) {
        #expect(PercentEncoding.encode(text, keepingSlashes: true) == expected)
        #expect(PercentEncoding.decode(expected, plusIsSpace: false) == text)
    }

    @Test("encodes slashes in queries")
    func encodesSlashes() {
        #expect(PercentEncoding.encode("a/b", keepingSlashes: false) == "a%2Fb")
    }

    @Test("reads a plus as a space only where listings write it so")
    func decodesPlus() {
        #expect(PercentEncoding.decode("a+b%2Bc%2bd", plusIsSpace: true) == "a b+c+d")
        #expect(PercentEncoding.decode("a+b", plusIsSpace: false) == "a+b")
    }

    @Test("refuses what isn't an encoding", arguments: ["%", "%4", "%zz", "%FF", "%C3"])
    func refusesNonsense(_ text: String) {
        #expect(PercentEncoding.decode(text, plusIsSpace: false) == nil)
    }
}
