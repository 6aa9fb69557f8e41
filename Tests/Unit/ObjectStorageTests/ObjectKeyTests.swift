import ObjectStorage
import Testing

@Suite("ObjectKey")
struct ObjectKeyTests {
    @Test("tells apart what String takes for equal")
    func normalization() {
        let composed = ObjectKey("\u{E9}")
        let decomposed = ObjectKey("e\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
    }
}
