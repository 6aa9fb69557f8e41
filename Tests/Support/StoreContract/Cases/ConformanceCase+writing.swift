internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    static let writing = [
        ConformanceCase("overwrites with new content and a new ETag") { scratch async throws in
            let first = try await scratch.put("a", "first")
            let second = try await scratch.put("a", "second one")
            #expect(first.etag != second.etag)
            #expect(try await scratch.store.read(scratch.key("a")) == Array("second one".utf8))
        },
        ConformanceCase("takes streams and reopenable bodies of 20 MiB") { scratch async throws in
            let bytes = Scratch.pattern(20 << 20)
            let pieces = stride(from: 0, to: bytes.count, by: 300_001).map { start in
                Array(bytes[start..<min(start + 300_001, bytes.count)])
            }
            let bodies: [ObjectBody] = [
                .stream(length: Int64(bytes.count), ByteStream(pieces)),
                .reopenable(length: Int64(bytes.count)) { ByteStream(pieces) },
            ]
            for body in bodies {
                let put = try await scratch.store.put(scratch.key("big"), body, PutOptions())
                #expect(put.size == bytes.count)
                #expect(try await scratch.store.read(scratch.key("big")) == bytes)
            }
        },
        ConformanceCase("leaves nothing behind when a body breaks off") { scratch async throws in
            let source = BreakingSource(pieces: 3)
            let body = ObjectBody.stream(length: 1 << 20, ByteStream { try await source.next() })
            await expectFailure(.damaged) {
                _ = try await scratch.store.put(scratch.key("broken"), body, PutOptions())
            }
            #expect(try await scratch.names() == [])
        },
        ConformanceCase("refuses a conditional put when the key is taken") { scratch async throws in
            guard scratch.store.capabilities.conditionalPut else { return }
            let once = PutOptions(onlyIfAbsent: true)
            _ = try await scratch.store.put(scratch.key("a"), .bytes([1]), once)
            await expectFailure(.alreadyExists) {
                _ = try await scratch.store.put(scratch.key("a"), .bytes([2]), once)
            }
            #expect(try await scratch.store.read(scratch.key("a")) == [1])
        },
        ConformanceCase("lets exactly one of many conditional puts win") { scratch async throws in
            guard scratch.store.capabilities.conditionalPut else { return }
            let winners = try await boundedMap(UInt8(0)..<16, width: 8) { number -> UInt8? in
                do throws(ObjectStoreError) {
                    _ = try await scratch.store.put(
                        scratch.key("race"), .bytes([number]), PutOptions(onlyIfAbsent: true))
                    return number
                } catch {
                    #expect(error.code == .alreadyExists, "\(error)")
                    return nil
                }
            }
            let winner = winners.compactMap { $0 }
            #expect(winner.count == 1)
            #expect(try await scratch.store.read(scratch.key("race")) == winner)
        },
        ConformanceCase("shows readers the old or the new object, never a mixture") { scratch async throws in
            let old = [UInt8](repeating: 1, count: 200_000)
            let new = [UInt8](repeating: 2, count: 200_000)
            _ = try await scratch.store.put(scratch.key("a"), old)
            try await boundedForEach(0..<40, width: 4) { number in
                if number.isMultiple(of: 4) {
                    _ = try await scratch.store.put(scratch.key("a"), number.isMultiple(of: 8) ? new : old)
                } else {
                    let seen = try await scratch.store.read(scratch.key("a"))
                    #expect(seen == old || seen == new)
                }
            }
        },
    ]
}

/// Gives some pieces, then fails as a source store would.
private actor BreakingSource {
    private var pieces: Int

    init(pieces: Int) {
        self.pieces = pieces
    }

    func next() throws -> [UInt8]? {
        guard pieces > 0 else {
            throw ObjectStoreError(.damaged, operation: "read", subject: "the source", reason: "it broke off")
        }
        pieces -= 1
        return [UInt8](repeating: 7, count: 10_000)
    }
}
