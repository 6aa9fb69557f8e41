import ObjectStorage
import Testing

@Suite("ETag")
struct ETagTests {
    @Test(
        "reads quoted, bare and weak forms alike",
        arguments: [("\"abc\"", "abc"), ("abc", "abc"), ("W/\"abc\"", "abc"), ("\"\"", ""), ("\"", "\"")])
    func forms(text: String, value: String) {
        #expect(ETag(text).value == value)
    }

    @Test("is the MD5 of one piece")
    func single() {
        #expect(ETag.md5(of: Array("hello".utf8)).value == "5d41402abc4b2a76b9719d911017c592")
    }

    @Test("is the MD5 of the parts' MD5s with their number")
    func multipart() {
        // md5(unhex(md5("a")) + unhex(md5("b")))
        let parts = [ETag.md5(of: Array("a".utf8)), ETag.md5(of: Array("b".utf8))]
        #expect(ETag.md5(ofParts: parts)?.value == "96e024ba2074fe77e8e965ba43a704be-2")
        #expect(ETag.md5(ofParts: [ETag("no MD5 at all")]) == nil)
    }
}
