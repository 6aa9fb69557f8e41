internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    static let listing = [
        ConformanceCase("lists in the order of UTF-8 bytes") { scratch async throws in
            let names = ["a", "a-b", "a.c", "a0", "b/x", "b-", "b0", "Z", "é", "zz", "ÿ/1", "日本", "😀"]
            for name in names { _ = try await scratch.put(name) }
            #expect(try await scratch.names() == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        },
        ConformanceCase("lists size, ETag and time as HEAD says them") { scratch async throws in
            _ = try await scratch.put("a", "four")
            let listed = try #require(try await scratch.store.listAll(scratch.prefix).first)
            let head = try await scratch.store.head(scratch.key("a"))
            #expect(listed.key == head.key && listed.size == head.size && listed.etag == head.etag)
            let drift = try #require(listed.lastModified) - (try #require(head.lastModified))
            #expect(abs(drift.milliseconds) <= 1000)
        },
        ConformanceCase("gives pages that join without gap or repetition") { scratch async throws in
            // One that begins with a combining mark: the character before it, in a token say, isn't one of its own.
            let names = (0..<25).map { "p/\($0 / 10)\($0 % 10)" } + ["\u{301}mark", "\u{302}mark"]
            try await boundedForEach(names, width: 8) { _ = try await scratch.put($0) }
            for pageSize in [1, 7, 26, 27, 28] {
                var pages = 0
                var seen: [String] = []
                try await scratch.store.list(scratch.prefix, ListOptions(pageSize: pageSize)) { page in
                    pages += 1
                    #expect(page.objects.count <= pageSize)
                    seen += page.objects.compactMap { $0.key.rawValue.afterBytes(of: scratch.prefix) }
                }
                #expect(seen == names, "pages of \(pageSize)")
                #expect(pages >= (names.count + pageSize - 1) / pageSize)
            }
        },
        ConformanceCase("rolls keys up to common prefixes at a delimiter, over pages too") { scratch async throws in
            for name in ["a", "b/1", "b/2", "b/c/3", "d/4", "d-", "e"] { _ = try await scratch.put(name) }
            for pageSize in [1, 2, 1000] {
                var objects: [String] = []
                var prefixes: [String] = []
                let options = ListOptions(delimiter: "/", pageSize: pageSize)
                try await scratch.store.list(scratch.prefix, options) { page in
                    objects += page.objects.map { String($0.key.rawValue.dropFirst(scratch.prefix.count)) }
                    prefixes += page.commonPrefixes.map { String($0.dropFirst(scratch.prefix.count)) }
                }
                #expect(objects == ["a", "d-", "e"], "pages of \(pageSize)")
                #expect(prefixes == ["b/", "d/"], "pages of \(pageSize)")
            }
        },
        ConformanceCase("starts after a key, whether it is there or not") { scratch async throws in
            for name in ["a", "b", "c/1", "c/2", "d"] { _ = try await scratch.put(name) }
            #expect(try await scratch.names(ListOptions(startAfter: scratch.key("b"))) == ["c/1", "c/2", "d"])
            #expect(try await scratch.names(ListOptions(startAfter: scratch.key("c/1"))) == ["c/2", "d"])
            #expect(
                try await scratch.names(ListOptions(startAfter: scratch.key("bb"), pageSize: 1)) == ["c/1", "c/2", "d"])
            #expect(try await scratch.names(ListOptions(startAfter: scratch.key("z"))) == [])
        },
        ConformanceCase("takes any text for a prefix, not only directories") { scratch async throws in
            for name in ["seg/1", "seg/10/a", "seg/11", "seg/2"] { _ = try await scratch.put(name) }
            #expect(try await scratch.names(under: "seg/1") == ["seg/1", "seg/10/a", "seg/11"])
            #expect(try await scratch.names(under: "seg/10/") == ["seg/10/a"])
            #expect(try await scratch.names(under: "se").count == 4)
            #expect(try await scratch.names(under: "nothing") == [])
        },
    ]
}
