internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    static let deleting = [
        ConformanceCase("deletes what is there and takes what isn't for deleted") { scratch async throws in
            _ = try await scratch.put("a")
            _ = try await scratch.put("dir/b")
            let failures = try await scratch.store.delete([
                scratch.key("a"), scratch.key("nothing"), scratch.key("dir/b"),
            ])
            #expect(failures.isEmpty)
            #expect(try await scratch.names() == [])
        },
        ConformanceCase("deletes 1000 keys in one batch, odd ones among them") { scratch async throws in
            let odd = ["a b", "a+b", "a%2Fb", "a&b<c>\"d'", "ü", "😀"]
            let names = (0..<994).map { "k\($0)" } + odd
            try await boundedForEach(names, width: 32) { _ = try await scratch.put($0, "") }
            #expect(try await scratch.names().count == 1000)
            #expect(try await scratch.store.delete(names.map(scratch.key)).isEmpty)
            #expect(try await scratch.names() == [])
        },
        ConformanceCase("deletes nothing when no key is named") { scratch async throws in
            _ = try await scratch.put("a")
            #expect(try await scratch.store.delete([]).isEmpty)
            #expect(try await scratch.names() == ["a"])
        },
        ConformanceCase("lets a name be an object again after it was a directory") { scratch async throws in
            _ = try await scratch.put("a/b/c")
            #expect(try await scratch.store.delete([scratch.key("a/b/c")]).isEmpty)
            _ = try await scratch.put("a/b", "now an object")
            #expect(try await scratch.names() == ["a/b"])
        },
    ]
}
