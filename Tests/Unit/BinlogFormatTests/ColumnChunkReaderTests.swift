import Fixtures
import Testing

@testable import BinlogFormat

@Suite("ColumnChunkReader")
struct ColumnChunkReaderTests {
    @Test(
        "asks for what it needs, and reads the same piece by piece as at once",
        arguments: ExpectedFile.all(in: "made").filter { $0.path.hasSuffix(".parquet") })
    func piecewise(file: ExpectedFile) throws {
        let bytes = try Fixture.load(file.path)
        let parquet = try ParquetFile(bytes)
        for (index, column) in parquet.footer.columns.enumerated() {
            let whole = try parquet.batches(ofColumn: index).map(\.rows)
            var pieces: [Int] = []
            for group in parquet.footer.rowGroups {
                var reader = try ColumnChunkReader(column, group.chunks[index])
                var piece = 0..<0
                reading: while true {
                    switch try reader.next(in: bytes[piece], at: piece.lowerBound) {
                    case .batch(let batch): pieces.append(batch.rows)
                    case .needs(let range):
                        #expect(range.upperBound <= bytes.count && range != piece)
                        piece = range
                    case .end: break reading
                    }
                }
            }
            #expect(pieces == whole)
        }
    }

    @Test(
        "passes over pages whose rows aren't wanted, without their bytes",
        arguments: ExpectedFile.all(in: "made").filter { $0.path.hasSuffix(".parquet") })
    func seeks(file: ExpectedFile) throws {
        let bytes = try Fixture.load(file.path)
        let footer = try ParquetFooter(tail: bytes[...], size: bytes.count)
        for (index, column) in footer.columns.enumerated() {
            for group in footer.rowGroups {
                let all = try pages(of: column, group.chunks[index], in: bytes, from: 0)
                let last = try #require(all.given.last)
                let sought = try pages(of: column, group.chunks[index], in: bytes, from: last.lowerBound)
                #expect(sought.given == [last])
                #expect(sought.needed <= all.needed)
                #expect(try pages(of: column, group.chunks[index], in: bytes, from: last.upperBound).given.isEmpty)
            }
        }
    }

    /// The rows of each page that was given, and how many pieces were asked for.
    private func pages(
        of column: ParquetColumn, _ chunk: ParquetColumnChunk, in bytes: [UInt8], from row: Int64
    ) throws -> (given: [Range<Int64>], needed: Int) {
        var reader = try ColumnChunkReader(column, chunk)
        reader.seek(to: row)
        var (given, needed, piece) = ([Range<Int64>](), 0, 0..<0)
        while true {
            switch try reader.next(in: bytes[piece], at: piece.lowerBound) {
            case .batch(let batch): given.append(reader.rowsPassed - Int64(batch.rows)..<reader.rowsPassed)
            case .needs(let range):
                needed += 1
                piece = range
            case .end: return (given, needed)
            }
        }
    }

    @Test("a page beyond the limits is refused before it is unpacked")
    func limits() throws {
        let bytes = try Fixture.load("binlogs/every/2.3.5-every/insert-101")
        let payload = try #require(try BinlogFile(bytes).events.first).payload
        for limits in [ParquetLimits(pageBytes: 100), ParquetLimits(pageValues: 10)] {
            let file = try ParquetFile(bytes, in: payload, file: "insert-101", limits: limits)
            let error = #expect(throws: BinlogFormatError.self) { try file.batches(ofColumn: 0) }
            #expect(error?.kind == .tooLarge)
            #expect(error.map { payload.contains($0.offset) } == true)
        }
        let error = #expect(throws: BinlogFormatError.self) {
            try ParquetFile(bytes, in: payload, limits: ParquetLimits(footerBytes: 10))
        }
        #expect(error?.kind == .tooLarge)
    }
}
