import Fixtures
import Testing

@testable import BinlogFormat

@Suite("Index files")
struct IndexFileTests {
    @Test("give the component's bytes, which is as long as its rows", arguments: ["2.3.5", "2.2.16"])
    func content(version: String) throws {
        let name = "binlogs/every/\(version)-every/index-HNSW"
        let index = try IndexFile(try Fixture.load(name), file: name)
        #expect(index.head.extras.indexBuildID != nil)
        #expect(try index.length() == 163_416)
    }

    @Test("a raw payload is handed over as it is")
    func raw() throws {
        var bytes = try Fixture.load("binlogs/every/2.3.5-every/index-HNSW")
        // The payload's type becomes None, as from 2.5 on.
        bytes[69] = 0
        let index = try IndexFile(bytes)
        var pieces: [UInt8] = []
        try index.forEachPiece { pieces += $0 }
        #expect(pieces.starts(with: Array("PAR1".utf8)))
        #expect(try index.length() == pieces.count)
    }

    @Test("slices are named after their component")
    func slices() throws {
        let text = #"{"meta":[{"name":"HNSW","slice_num":2,"total_len":20000000}]}"#
        let slices = try IndexSlices(Array(text.utf8) + [0])
        #expect(slices.components.map(\.sliceNames) == [["HNSW_0", "HNSW_1"]])
        #expect(slices.components[0].length == 20_000_000)
        for wrong in ["", "{}", #"{"meta":[{}]}"#, #"{"meta":[{"name":"a","slice_num":-1,"total_len":1}]}"#] {
            #expect(throws: BinlogFormatError.self) { try IndexSlices(Array(wrong.utf8)) }
        }
    }

    @Test("a scalar index of 3.0 tells its entries, which lie in its data")
    func directory() throws {
        func file(_ entry: String) -> [UInt8] {
            let directory = Array(#"{"entries":[\#(entry)]}"#.utf8)
            let footer = [3, 0] + [UInt8](repeating: 0, count: 26) + [UInt8(directory.count), 0, 0, 0]
            return ScalarIndexDirectory.magic + [1, 2, 3] + directory + footer
        }
        let bytes = file(#"{"name":"a","offset":1,"size":2,"crc32":"0000ffff"}"#)
        let entry = try #require(try ScalarIndexDirectory(tail: bytes[...], size: bytes.count).entries.first)
        #expect(entry.name == "a" && entry.bytes == 9..<11 && entry.checksum == 0xFFFF)
        let beyond = file(#"{"name":"a","offset":1,"size":3,"crc32":"0000ffff"}"#)
        #expect(throws: BinlogFormatError.self) { try ScalarIndexDirectory(tail: beyond[...], size: beyond.count) }
        #expect(throws: BinlogFormatError.self) { try ScalarIndexDirectory(tail: bytes.dropLast(), size: bytes.count) }
    }
}
