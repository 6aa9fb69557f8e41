import MilvusModel
import Testing

@testable import BinlogFormat

@Suite("Going over a field's values")
struct FieldAuditTests {
    private func flaws(
        _ type: DataType, _ values: ColumnValues, valid: [Bool]? = nil, element: DataType = .none,
        dimension: Int? = nil
    ) -> [FieldAudit.Flaw: FieldAudit.Count] {
        var audit = FieldAudit(type, element: element, dimension: dimension)
        audit.add(ColumnBatch(values: values, isValid: valid), firstRow: 1000)
        return audit.flaws
    }

    private func texts(_ values: [[UInt8]]) -> ColumnValues {
        var (starts, bytes): ([Int32], [UInt8]) = ([], [])
        for value in values {
            starts.append(Int32(bytes.count))
            bytes += value
        }
        return .variableWidth(
            VariableWidthValues(bytes: bytes[...], starts: starts, lengths: values.map { Int32($0.count) }))
    }

    private func vectors<Number: FixedWidthInteger>(_ values: [Number], dimension: Int) -> ColumnValues {
        let bytes = values.flatMap { value in
            (0..<MemoryLayout<Number>.size).map { UInt8(truncatingIfNeeded: value >> (8 * Number($0))) }
        }
        return .fixedWidth(FixedWidthValues(width: dimension * MemoryLayout<Number>.size, bytes: bytes[...]))
    }

    @Test("texts are UTF-8")
    func text() {
        #expect(flaws(.varChar, texts([Array("päron 🍐".utf8), [], Array("a".utf8)])) == [:])
        for wrong: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] {
            let found = flaws(.varChar, texts([Array("a".utf8), wrong, wrong]))
            #expect(found == [.text: .init(values: 2, firstRow: 1001)])
        }
    }

    @Test("numbers that parquet widens are in range, nulls aside")
    func range() {
        #expect(flaws(.int8, .int32s([-128, 127, 0])) == [:])
        #expect(flaws(.int16, .int32s([-32768, 32767])) == [:])
        #expect(flaws(.int32, .int32s([.min, .max])) == [:])
        #expect(flaws(.int8, .int32s([0, 128, -129])) == [.range: .init(values: 2, firstRow: 1001)])
        #expect(flaws(.int16, .int32s([40000, 0]), valid: [false, true]) == [:])
    }

    @Test("vectors are finite, in every one of their types")
    func finite() {
        let sound: [Float] = [0, -0.0, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, 1, 2]
        #expect(flaws(.floatVector, vectors(sound.map(\.bitPattern), dimension: 2)) == [:])
        for wrong in [Float.nan, .infinity, -.infinity] {
            let values = sound + [1, wrong]
            #expect(
                flaws(.floatVector, vectors(values.map(\.bitPattern), dimension: 2))
                    == [.notFinite: .init(values: 1, firstRow: 1003)])
        }
        #expect(flaws(.float16Vector, vectors([0x7BFF as UInt16, 0xFBFF], dimension: 1)) == [:])
        #expect(
            flaws(.float16Vector, vectors([0x7BFF as UInt16, 0xFC00, 0x7C01], dimension: 1))
                == [.notFinite: .init(values: 2, firstRow: 1001)])
        #expect(flaws(.bfloat16Vector, vectors([0x7F7F as UInt16, 0xFF00], dimension: 1)) == [:])
        #expect(
            flaws(.bfloat16Vector, vectors([0xFF80 as UInt16, 0], dimension: 1))
                == [.notFinite: .init(values: 1, firstRow: 1000)])
        #expect(flaws(.binaryVector, vectors([UInt8.max, UInt8.max], dimension: 1)) == [:])
    }

    @Test("vectors of differing lengths have their dimensions, sparse ones ascending indexes")
    func dimensions() {
        let four: [UInt8] = [0, 0, 0x80, 0x3F]
        #expect(flaws(.floatVector, texts([four + four, []]), valid: [true, false], dimension: 2) == [:])
        #expect(flaws(.floatVector, texts([four]), dimension: 2) == [.vector: .init(values: 1, firstRow: 1000)])
        #expect(flaws(.sparseFloatVector, texts([[1, 0, 0, 0] + four + [2, 0, 0, 0] + four, []])) == [:])
        for wrong in [[1, 0, 0, 0] + four + [1, 0, 0, 0] + four, four] {
            #expect(flaws(.sparseFloatVector, texts([wrong])) == [.vector: .init(values: 1, firstRow: 1000)])
        }
        #expect(
            flaws(.sparseFloatVector, texts([[1, 0, 0, 0, 0, 0, 0xC0, 0x7F]]))
                == [.notFinite: .init(values: 1, firstRow: 1000)])
    }

    @Test("arrays hold the field's elements")
    func arrays() {
        let longs: [UInt8] = [0x1A, 4, 0x0A, 2, 1, 2]
        let words: [UInt8] = [0x32, 5, 0x0A, 3] + Array("abc".utf8)
        #expect(flaws(.array, texts([longs, [0x1A, 0], []]), element: .int64) == [:])
        #expect(flaws(.array, texts([words]), element: .varChar) == [:])
        #expect(flaws(.array, texts([longs, words])) == [:])
        for wrong in [words, [0x1A, 9, 0x0A], [0x1A, 3, 0x0A, 1, 0x80], [0x08, 1], [7]] {
            #expect(flaws(.array, texts([wrong]), element: .int64) == [.array: .init(values: 1, firstRow: 1000)])
        }
        #expect(
            flaws(.array, texts([[0x32, 3, 0x0A, 1, 0xFF]]), element: .varChar)
                == [.array: .init(values: 1, firstRow: 1000)])
        #expect(
            flaws(.array, texts([[0x22, 5, 0x0A, 3, 0, 0, 0]]), element: .float)
                == [.array: .init(values: 1, firstRow: 1000)])
    }

    @Test("JSON is well-formed")
    func json() {
        #expect(flaws(.json, texts([Array("{}".utf8), Array("{\"a\":[1,null]}".utf8)])) == [:])
        #expect(flaws(.json, texts([Array("{".utf8)])) == [.json: .init(values: 1, firstRow: 1000)])
    }

    @Test("a number is hashed as its eight bytes are, by both filters' hashes")
    func hashes() {
        for word: UInt64 in [0, 1, 0x0123_4567_89AB_CDEF, .max] {
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
            #expect(Murmur3.hash(word: word) == Murmur3.hash(bytes[...]))
            #expect(Murmur3.hash(word: word, extra: 1) == Murmur3.hash((bytes + [1])[...]))
            #expect(XXH3.hash(word: word) == XXH3.hash(bytes[...]))
        }
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(Murmur3.hash(bytes[...], extra: 1) == Murmur3.hash((bytes + [1])[...]))
        }
    }
}
