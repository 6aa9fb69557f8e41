import Fixtures
import MilvusModel
import Testing

@testable import BinlogFormat

@Suite("Values by their field's type")
struct FieldReaderTests {
    private func values(_ column: Int, _ type: DataType, in name: String) throws -> [FieldValue] {
        let bytes = try Fixture.load("binlogs/\(name)")
        let file =
            try bytes.starts(with: BinlogHead.magic)
            ? ParquetFile(bytes, in: BinlogFile(bytes).events[0].payload) : ParquetFile(bytes)
        let reader = try FieldReader(type, column: file.footer.columns[column])
        return try file.batches(ofColumn: column).flatMap { batch in
            try (0..<batch.rows).map { try reader.value(batch, $0) }
        }
    }

    @Test("a packed file tells fields, groups, and vectors of 16 bits")
    func packed() throws {
        let footer = try ParquetFile(try Fixture.load("binlogs/made/packed")).footer
        #expect(footer.columns.map(\.fieldID) == [0, 1, 100, 101, 102, 103, 104])
        let groups = try #require(try PackedGroups(footer))
        #expect(groups.storageVersion == "1.0.0")
        #expect(groups.rowGroupRows == [8, 4])
        #expect(groups.fields.map { $0.map(\.rawValue) } == [[0, 1, 100, 101, 102, 103, 104], [105]])
        // 6e-8 is 2^-24 in 16 bits, the smallest there is.
        #expect(try values(3, .float16Vector, in: "made/packed")[11] == .floatVector([1.5, -0.0, 0x1p-24, .infinity]))
        #expect(try values(4, .bfloat16Vector, in: "made/packed")[0] == .floatVector([1.5, -2, 0, -.infinity]))
        let sparse = try values(5, .sparseFloatVector, in: "made/packed")
        #expect(sparse[0] == .sparseVector([]))
        let elements = [SparseElement(index: 3, value: 0.5), SparseElement(index: 1 << 31, value: -1.25)]
        #expect(sparse[1] == .sparseVector(elements))
        let notes = try values(6, .varChar, in: "made/packed")
        #expect(notes[0] == .text(Array("note 0".utf8)))
        #expect(notes[1] == .null)
    }

    private static let written: [(Int, ArrayValue)] = [
        (111, ArrayValue.bools([true, false, true, false])),
        (112, ArrayValue.ints([-4, -3, -2, -1])),
        (113, ArrayValue.ints([0, -4, -8, -12])),
        (114, ArrayValue.ints([-9, 19, 47, 75])),
        (
            115,
            ArrayValue.longs([
                0x2000_0000_0000_0000, 0x1FFF_FFFF_FFFF_FFFC, 0x1FFF_FFFF_FFFF_FFF8, 0x1FFF_FFFF_FFFF_FFF4,
            ])
        ),
        (116, ArrayValue.floats([0, 0x1.555556p-2, 0x1.555556p-1, 1])),
        (117, ArrayValue.doubles([0x1.5555555555555p+0, 1, 0.8, 0x1.5555555555555p-1])),
        (
            118,
            ArrayValue.texts([Array("4".utf8), Array("päron4".utf8), Array("橙4".utf8), Array("quote \" and \\4".utf8)])
        ),
    ]

    @Test("arrays of every element have the elements that were inserted", arguments: written)
    func arrays(field: Int, expected: ArrayValue) throws {
        let rows = try values(0, .array, in: "every/2.3.5-every/insert-\(field)")
        #expect(rows[4] == .array(expected))
        // Row 5 has none; what an empty array of elements leaves is the type's message without elements.
        guard case .array(let none) = rows[5] else {
            Issue.record("\(rows[5]) is no array")
            return
        }
        #expect(none.count == 0)
    }

    @Test("a column that can't hold the field is refused")
    func mismatch() throws {
        let bytes = try Fixture.load("binlogs/every/2.3.5-every/insert-101")
        let column = try ParquetFile(bytes, in: try BinlogFile(bytes).events[0].payload).footer.columns[0]
        #expect(try FieldReader(.floatVector, dimension: 8, column: column).dimension == 8)
        #expect(throws: BinlogFormatError.self) { try FieldReader(.floatVector, dimension: 9, column: column) }
        #expect(throws: BinlogFormatError.self) { try FieldReader(.int64, column: column) }
        #expect(throws: BinlogFormatError.self) { try FieldReader(.arrayOfVector, column: column) }
    }

    @Test(
        "halves widen to the same numbers",
        arguments: [
            (0x0000, 0.0), (0x8000, -0.0), (0x0001, 0x1p-24), (0x03FF, 0x1.FF8p-15), (0x0400, 0x1p-14), (0x3C00, 1),
            (0xC500, -5), (0x7BFF, 65504), (0x7C00, .infinity),
        ] as [(UInt16, Float)])
    func halves(bits: UInt16, value: Float) {
        #expect(Float(halfBits: bits).bitPattern == value.bitPattern)
    }
}
