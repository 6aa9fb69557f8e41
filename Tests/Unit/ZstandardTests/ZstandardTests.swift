import Fixtures
import Testing
import Zstandard

@Suite("Zstandard")
struct ZstandardTests {
    /// Text that compresses, then noise that doesn't; several blocks of 128 KiB.
    private static let sample: [UInt8] = {
        var bytes = Array(String(repeating: #"{"key":"files/insert_log/1/2/3","size":812}"#, count: 10_000).utf8)
        var state: UInt32 = 1
        for _ in 0..<300_000 {
            state = state &* 1_664_525 &+ 1_013_904_223
            bytes.append(UInt8(truncatingIfNeeded: state >> 24))
        }
        return bytes
    }()

    @Test("gives back what went in", arguments: [0, 1, 131_072, 262_144, 500_000], [1, 3, 19])
    func roundTrip(_ count: Int, _ level: Int) throws {
        let bytes = Array(Self.sample.prefix(count))
        let compressed = try Zstandard.compress(bytes, level: level)
        #expect(try Zstandard.decompress(compressed, limit: count) == bytes)
    }

    @Test("gives back what went in, cut anywhere", arguments: [1, 1000, 100_000])
    func incrementalRoundTrip(_ size: Int) throws {
        let bytes = Array(Self.sample.suffix(size == 1 ? 5000 : 700_000))
        var compressor = ZstdCompressor()
        var compressed: [UInt8] = []
        for piece in Self.cut(bytes, into: size) { compressed += try compressor.compress(piece) }
        compressed += try compressor.finish()
        var decompressor = ZstdDecompressor(limit: bytes.count)
        var result: [UInt8] = []
        for piece in Self.cut(compressed, into: size) { result += try decompressor.decompress(piece) }
        try decompressor.finish()
        #expect(result == bytes)
    }

    @Test("reads what the zstd command wrote")
    func readsTheCommandsOutput() throws {
        let expected = (1...2000).map { "line \($0)\n" }.joined()
        let bytes = try Zstandard.decompress(try Fixture.load("zstd/lines.zst"), limit: 1 << 20)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test("reads frames that follow each other as one text")
    func readsSeveralFrames() throws {
        let frames = try Zstandard.compress(Array("one ".utf8)) + Zstandard.compress(Array("two".utf8))
        #expect(try Zstandard.decompress(frames, limit: 100) == Array("one two".utf8))
    }

    @Test("refuses data that ends early, wherever it is cut")
    func refusesTruncation() throws {
        let compressed = try Zstandard.compress(Array(Self.sample.prefix(1000)))
        for count in 0..<compressed.count {
            #expect(throws: ZstdError.truncated) {
                _ = try Zstandard.decompress(Array(compressed.prefix(count)), limit: 1000)
            }
        }
    }

    @Test("never gives other bytes than those that went in, whichever byte was changed")
    func refusesDamage() throws {
        let bytes = Array(Self.sample.prefix(2000))
        let compressed = try Zstandard.compress(bytes)
        var refusals = 0
        for position in compressed.indices {
            var damaged = compressed
            damaged[position] ^= 0x55
            guard let result = try? Zstandard.decompress(damaged, limit: 1 << 20) else {
                refusals += 1
                continue
            }
            let isRight = result == bytes
            #expect(isRight, "byte \(position) of \(compressed.count)")
        }
        // A changed window size alone does no harm; everything else is noticed.
        #expect(refusals >= compressed.count - 1)
    }

    @Test("refuses what isn't Zstandard, and says so")
    func refusesOtherFormats() {
        #expect(throws: ZstdError.damaged("Unknown frame descriptor")) {
            _ = try Zstandard.decompress(Array("{\"not\":\"zstd\"}".utf8), limit: 1000)
        }
    }

    @Test("stops a bomb at the limit, not at its end")
    func refusesOversize() throws {
        let bomb = try Zstandard.compress([UInt8](repeating: 0, count: 50 << 20))
        #expect(bomb.count < 10_000)
        #expect(throws: ZstdError.tooLarge(limit: 1000)) { _ = try Zstandard.decompress(bomb, limit: 1000) }
    }

    @Test("refuses a frame that asks for too large a window")
    func refusesLargeWindow() throws {
        // A frame header by hand (RFC 8878 §3.1.1.1): magic, no content size, window descriptor for 2^27 bytes, one raw
        // last block of one byte.
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, (27 - 10) << 3, 0x09, 0x00, 0x00, 0x41]
        #expect(throws: ZstdError.windowTooLarge(limitLog2: 23)) { _ = try Zstandard.decompress(frame, limit: 1000) }
        var generous = ZstdDecompressor(limit: 1000, windowLog2: 27)
        #expect(try generous.decompress(frame) == [0x41])
    }

    private static func cut(_ bytes: [UInt8], into size: Int) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }
}
