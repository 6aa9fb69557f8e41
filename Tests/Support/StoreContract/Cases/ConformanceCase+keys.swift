internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    /// Keys that some store or client somewhere gets wrong, and that are file paths all the same.
    private static let oddPaths = [
        "with space", "plus+plus", "percent%20percent", "100%", "question?mark=1&x", "hash#tag", "semi;colon", "a=b",
        "quote\"'", "<tag>&amp;", "back\\slash", "tab\tkey", "new\nline", "~tilde", "star*", "(brackets)[]{}|^`", "é",
        "e\u{301}", "\u{301}mark", "slash/\u{301}mark", "日本語/键", "😀",
        "dir.with.dots/..hidden/...", "colon:at@", "UPPER", "upper",
    ]

    private static let oddOnObjectStores = [
        "double//slash", "trailing/", "/leading", "//", "dot/./dot", "up/../down", "..", ".",
    ]

    static let keys = [
        ConformanceCase("keeps odd keys apart and exact") { scratch async throws in
            let names = oddPaths + (scratch.store.capabilities.keysAreFilePaths ? [] : oddOnObjectStores)
            for name in names { _ = try await scratch.put(name, "content of \(name)") }
            for name in names {
                #expect(try await scratch.store.read(scratch.key(name)) == Array("content of \(name)".utf8))
                #expect(try await scratch.store.head(scratch.key(name)).key == scratch.key(name))
            }
            let listed = try await scratch.store.listAll(scratch.prefix).map(\.key)
            #expect(listed == names.map(scratch.key).sorted())
            #expect(try await scratch.store.delete(names.map(scratch.key)).isEmpty)
            #expect(try await scratch.names() == [])
        },
        ConformanceCase("refuses keys that would leave the directory, where keys are file paths") {
            scratch async throws in
            guard scratch.store.capabilities.keysAreFilePaths else { return }
            for name in oddOnObjectStores + [
                "../escape", "../\u{301}escape", "..\u{301}/../../\u{301}escape", "a/../../escape", "zero\0byte",
            ] {
                await expectFailure(.invalidRequest) { _ = try await scratch.put(name) }
                await expectFailure(.invalidRequest) { _ = try await scratch.store.head(scratch.key(name)) }
            }
        },
        ConformanceCase("takes keys of 1024 bytes") { scratch async throws in
            let component = String(repeating: "k", count: 120) + "/"
            var name = String(repeating: component, count: 10)
            name = String(name.prefix(1023 - scratch.prefix.utf8.count - 1)) + "z"
            let key = ObjectKey((scratch.prefix + name + "zz").prefix(1024) + "")
            _ = try await scratch.store.put(key, [1])
            #expect(try await scratch.store.read(key) == [1])
            #expect(try await scratch.store.listAll(scratch.prefix).map(\.key) == [key])
        },
    ]
}
