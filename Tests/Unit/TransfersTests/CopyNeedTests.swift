import Basics
import ObjectStorage
import Testing

@testable import Transfers

@Suite("CopyNeed")
struct CopyNeedTests {
    private func object(_ size: Int64, _ etag: String?, at second: Int64? = nil) -> ObjectMetadata {
        ObjectMetadata(
            key: ObjectKey("k"), size: size, etag: etag.map { ETag($0) },
            lastModified: second.map { WallTime(seconds: $0) })
    }

    @Test("copies what is missing, of another size, or of another content")
    func differs() {
        let need = CopyNeed(etagsCompare: true)
        #expect(need.mustCopy(object(1, "a"), over: nil))
        #expect(need.mustCopy(object(1, "a"), over: object(2, "a")))
        #expect(need.mustCopy(object(1, "a"), over: object(1, "b")))
        #expect(!need.mustCopy(object(1, "a"), over: object(1, "a")))
        #expect(!need.mustCopy(object(0, "a"), over: object(0, "b")))
    }

    @Test("asks for the time where ETags tell nothing", arguments: [("a-2", "b", true), ("a", "b", false)])
    func times(mine: String, theirs: String, etagsCompare: Bool) {
        let need = CopyNeed(etagsCompare: etagsCompare)
        #expect(!need.mustCopy(object(1, mine, at: 10), over: object(1, theirs, at: 20)))
        #expect(need.mustCopy(object(1, mine, at: 20), over: object(1, theirs, at: 10)))
        #expect(!need.mustCopy(object(1, mine), over: object(1, theirs)))
    }
}
