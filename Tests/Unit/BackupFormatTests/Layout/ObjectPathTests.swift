import BackupFormat
import Testing

@Suite("Object paths")
struct ObjectPathTests {
    @Test(
        "elements are joined and cleaned as Go does",
        arguments: [
            ([], ""), ([""], ""), (["", "a"], "a"), (["a", "", "b"], "a/b"), (["a/", "/b"], "a/b"), (["a//b"], "a/b"),
            (["/a", "b"], "/a/b"), (["", "/a"], "/a"), (["/"], "/"), (["a", "."], "a"), (["a", "..", "b"], "b"),
            (["a", ".."], "."), (["..", "a"], "../a"), (["/..", "a"], "/a"), (["a/b/"], "a/b"), (["//a"], "/a"),
        ])
    func joins(elements: [String], expected: String) {
        #expect(ObjectPath.join(elements) == expected)
    }
}
