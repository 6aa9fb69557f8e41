internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    static let reading = [
        ConformanceCase("gives back the bytes that were put") { scratch async throws in
            let bytes = Scratch.pattern(100_000)
            let put = try await scratch.store.put(scratch.key("a"), bytes)
            #expect(put.size == 100_000)
            #expect(try await scratch.store.read(scratch.key("a")) == bytes)
        },
        ConformanceCase("says in HEAD and GET what PUT said") { scratch async throws in
            let put = try await scratch.put("a", "some text")
            let head = try await scratch.store.head(scratch.key("a"))
            let content = try await scratch.store.get(scratch.key("a"), GetOptions())
            #expect(head.key == scratch.key("a"))
            #expect(head.size == 9 && head.size == put.size && head.size == content.metadata.size)
            #expect(head.etag != nil && head.etag == put.etag && head.etag == content.metadata.etag)
            #expect(head.lastModified != nil)
            #expect(try await content.body.collect(upTo: 100) == Array("some text".utf8))
        },
        ConformanceCase("keeps empty objects") { scratch async throws in
            _ = try await scratch.store.put(scratch.key("empty"), [])
            #expect(try await scratch.store.head(scratch.key("empty")).size == 0)
            #expect(try await scratch.store.read(scratch.key("empty")).isEmpty)
        },
        ConformanceCase("gives ranges, clamped at the end, with the whole object's size") { scratch async throws in
            let bytes = Scratch.pattern(10_000)
            _ = try await scratch.store.put(scratch.key("a"), bytes)
            for range in [0..<1, 10..<20, 9_999..<10_000, 5_000..<20_000, 0..<10_000] as [Range<Int64>] {
                let content = try await scratch.store.get(scratch.key("a"), GetOptions(range: range))
                let expected = Array(bytes[Int(range.lowerBound)..<min(Int(range.upperBound), bytes.count)])
                #expect(content.length == expected.count)
                #expect(content.metadata.size == 10_000)
                #expect(try await content.body.collect(upTo: 10_000) == expected)
            }
        },
        ConformanceCase("refuses a range that starts past the end") { scratch async throws in
            _ = try await scratch.put("a", "short")
            await expectFailure(.invalidRange) {
                _ = try await scratch.store.get(scratch.key("a"), GetOptions(range: 5..<10))
            }
        },
        ConformanceCase("reports what isn't there as not found") { scratch async throws in
            await expectFailure(.notFound) { _ = try await scratch.store.head(scratch.key("nothing")) }
            await expectFailure(.notFound) { _ = try await scratch.store.read(scratch.key("nothing")) }
            #expect(try await scratch.store.exists(scratch.key("nothing")) == false)
        },
        ConformanceCase("refuses to read another version than the one pinned") { scratch async throws in
            let first = try await scratch.put("a", "first")
            let pinned = GetOptions(ifMatch: first.etag)
            let content = try await scratch.store.get(scratch.key("a"), pinned)
            #expect(try await content.body.collect(upTo: 100) == Array("first".utf8))
            _ = try await scratch.put("a", "other")
            await expectFailure(.preconditionFailed) { _ = try await scratch.store.get(scratch.key("a"), pinned) }
        },
        ConformanceCase("lets a body go unread") { scratch async throws in
            _ = try await scratch.store.put(scratch.key("a"), Scratch.pattern(2 << 20))
            for _ in 1...3 {
                let content = try await scratch.store.get(scratch.key("a"), GetOptions())
                #expect(try await content.body.next() != nil)
            }
            #expect(try await scratch.store.head(scratch.key("a")).size == 2 << 20)
        },
    ]
}
