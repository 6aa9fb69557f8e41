internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    static let copying = [
        ConformanceCase("copies inside the store, odd names too") { scratch async throws in
            for name in ["a", "a b+c%2F", "dir/ünïcödé/😀"] {
                let bytes = Scratch.pattern(50_000)
                _ = try await scratch.store.put(scratch.key(name), bytes)
                let source = CopySource(key: scratch.key(name), size: 50_000)
                let copied = try await scratch.store.copy(source, to: scratch.key("copies/" + name))
                #expect(copied.size == 50_000)
                #expect(copied.etag != nil)
                #expect(try await scratch.store.read(scratch.key("copies/" + name)) == bytes)
            }
        },
        ConformanceCase("names in the answer to a copy the ETag that HEAD names") { scratch async throws in
            _ = try await scratch.put("a")
            let copied = try await scratch.store.copy(CopySource(key: scratch.key("a"), size: 7), to: scratch.key("b"))
            #expect(try await scratch.store.head(scratch.key("b")).etag == copied.etag)
        },
        ConformanceCase("copies from a bucket named in the source") { scratch async throws in
            _ = try await scratch.put("a")
            let source = CopySource(bucket: scratch.store.location.bucket, key: scratch.key("a"), size: 7)
            _ = try await scratch.store.copy(source, to: scratch.key("b"))
            #expect(try await scratch.store.read(scratch.key("b")) == Array("content".utf8))
        },
        ConformanceCase("reports a missing source as not found") { scratch async throws in
            await expectFailure(.notFound) {
                let source = CopySource(key: scratch.key("nothing"), size: 7)
                _ = try await scratch.store.copy(source, to: scratch.key("b"))
            }
        },
        ConformanceCase("gives the checksum that was asked of a copy, or none: never a wrong one") {
            scratch async throws in
            let bytes = Scratch.pattern(50_000)
            let put = try await scratch.store.put(scratch.key("a"), bytes)
            for algorithm in ChecksumAlgorithm.allCases {
                let source = CopySource(key: put.key, size: put.size, ifMatch: put.etag, checksum: algorithm)
                let copied = try await scratch.store.copy(source, to: scratch.key("b"))
                let expected = ObjectChecksum(algorithm, of: bytes)
                #expect(copied.checksum == nil || copied.checksum == expected)
                #expect(try await scratch.store.head(scratch.key("b")).checksum == copied.checksum)
            }
        },
        ConformanceCase("copies the version that is pinned") { scratch async throws in
            let put = try await scratch.put("a")
            let source = CopySource(key: scratch.key("a"), size: 7, ifMatch: put.etag)
            _ = try await scratch.store.copy(source, to: scratch.key("b"))
            #expect(try await scratch.store.read(scratch.key("b")) == Array("content".utf8))
        },
    ]
}
