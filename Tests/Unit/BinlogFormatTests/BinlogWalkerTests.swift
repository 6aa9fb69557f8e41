import Fixtures
import MilvusModel
import Testing

@testable import BinlogFormat

@Suite("BinlogWalker")
struct BinlogWalkerTests {
    @Test("asks for the bytes that it needs, which are few", arguments: ["delta", "insert-101", "index-HNSW"])
    func piecewise(name: String) throws {
        let bytes = try Fixture.load("binlogs/every/2.3.5-every/\(name)")
        var walker = BinlogWalker(size: bytes.count)
        var (piece, asked, events) = (0..<0, 0, [BinlogEvent]())
        walk: while true {
            switch try walker.next(in: bytes[piece], at: piece.lowerBound) {
            case .needs(let range):
                asked += range.count
                piece = range
            case .head(let head): #expect(head.extras.originalSize.map { $0 > 0 } == true)
            case .event(let event): events.append(event)
            case .end: break walk
            }
        }
        #expect(events == (try BinlogFile(bytes).events))
        #expect(asked <= 600)
    }

    @Test("reads the head of an encrypted log, and nothing else of it")
    func encrypted() throws {
        let log = try Fixture.load("binlogs/made/delta-commas")
        let extras = Array(#"{"edek":"k","encryption_zone":1,"original_size":"7"}"#.utf8)
        var bytes = Array(log[..<81])
        bytes += [UInt8(extras.count), 0, 0, 0]
        bytes += extras
        bytes += [1, 2, 3]
        var walker = BinlogWalker(size: bytes.count)
        guard case .head(let head) = try walker.next(in: bytes[...], at: 0) else {
            Issue.record("no head")
            return
        }
        #expect(head.extras.isEncrypted)
        #expect(try walker.next(in: bytes[...], at: 0) == .end)
        let error = #expect(throws: BinlogFormatError.self) { try DeleteLog(bytes, file: "log") }
        #expect(error?.kind == .unsupported && error?.file == "log")
    }

    private static let changes: [(Int, UInt8)] = [
        // In the head: magic, type of the first event, the descriptor's length, where the first event begins, a fixed
        // part's length, the extras' length.
        (0, 0xBD), (12, 1), (13, 0), (17, 0), (73, 51), (84, 0x7F),
        // In the event, which is counted from 85: its type, its length, the next one's position.
        (93, 9), (94, 0), (98, 1),
    ]

    @Test("what isn't as it says is refused", arguments: changes)
    func refused(offset: Int, byte: UInt8) throws {
        var log = try Fixture.load("binlogs/made/delta-commas")
        let start = try BinlogFile(log).head.length
        let place = offset < 85 ? offset : start + offset - 85
        #expect(log[place] != byte)
        log[place] = byte
        #expect(throws: BinlogFormatError.self) { try BinlogFile(log) }
    }

    @Test("bytes after the last event, or no event at all, are refused")
    func ends() throws {
        let log = try Fixture.load("binlogs/made/delta-commas")
        #expect(throws: BinlogFormatError.self) { try BinlogFile(log + [0]) }
        #expect(throws: BinlogFormatError.self) { try BinlogFile(Array(log.prefix(try BinlogFile(log).head.length))) }
        #expect(try BinlogFile(log + log.dropFirst(try BinlogFile(log).head.length)).events.count == 2)
    }
}
