internal import Basics
package import MilvusModel

/// Goes over the values of a field page by page, and counts those that can't be what was inserted. Nothing is made of a
/// value, so that it costs little beside unpacking the page.
package struct FieldAudit: Sendable {
    /// What may be wrong with a value.
    package enum Flaw: Sendable, Hashable, CaseIterable {
        /// A text that isn't UTF-8.
        case text
        /// A number beyond its type: parquet widens those of 8 and 16 bits.
        case range
        /// An array that isn't one of the field's elements.
        case array
        /// A vector with another number of dimensions, or a sparse one whose indexes don't ascend.
        case vector
        /// A vector with a number that is infinite, or none at all.
        case notFinite
        /// JSON that isn't well-formed.
        case json
    }

    /// How often, and in which row first.
    package struct Count: Sendable, Hashable {
        package var values: Int64
        package var firstRow: Int64
    }

    private let type: DataType
    private let element: DataType
    /// Bytes of a dense vector; nil where the column's width was checked, or isn't known.
    private let width: Int?
    package private(set) var flaws: [Flaw: Count] = [:]

    /// `element`: of an array. `dimension`: of a vector, where the schema tells it.
    package init(_ type: DataType, element: DataType = .none, dimension: Int? = nil) {
        self.type = type
        self.element = element
        width = dimension.flatMap { dimension in FieldValue.bitsPerDimension(of: type).map { dimension * $0 / 8 } }
    }

    /// `firstRow`: number of the batch's first row.
    package mutating func add(_ batch: ColumnBatch, firstRow: Int64) {
        switch batch.values {
        case .int32s(let values): addIntegers(values, batch, firstRow)
        case .fixedWidth(let values): addVectors(values, firstRow)
        case .variableWidth(let values): addBytes(values, batch, firstRow)
        case .booleans, .int64s, .floats, .doubles: break
        }
    }

    private mutating func note(_ flaw: Flaw, _ row: Int64) {
        flaws[flaw, default: Count(values: 0, firstRow: row)].values += 1
    }

    private mutating func addIntegers(_ values: [Int32], _ batch: ColumnBatch, _ firstRow: Int64) {
        let range: ClosedRange<Int32>
        switch type {
        case .int8: range = -0x80...0x7F
        case .int16: range = -0x8000...0x7FFF
        default: return
        }
        for (row, value) in values.enumerated() where !range.contains(value) && !batch.isNull(row) {
            note(.range, firstRow + Int64(row))
        }
    }

    /// Pages without such a number, nearly all, are gone over as a whole.
    private mutating func addVectors(_ values: FixedWidthValues, _ firstRow: Int64) {
        guard values.contiguous.map(holdsNotFinite) ?? true else { return }
        for row in 0..<values.count where holdsNotFinite(values[row]) { note(.notFinite, firstRow + Int64(row)) }
    }

    private func holdsNotFinite(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch type {
        case .floatVector: LittleEndian.isAnySet(0x7F80_0000 as UInt32, in: bytes)
        case .float16Vector: LittleEndian.isAnySet(0x7C00 as UInt16, in: bytes)
        case .bfloat16Vector: LittleEndian.isAnySet(0x7F80 as UInt16, in: bytes)
        default: false
        }
    }

    private mutating func addBytes(_ values: VariableWidthValues, _ batch: ColumnBatch, _ firstRow: Int64) {
        for row in 0..<values.count where !batch.isNull(row) {
            if let flaw = flaw(of: values[row]) { note(flaw, firstRow + Int64(row)) }
        }
    }

    private func flaw(of value: ArraySlice<UInt8>) -> Flaw? {
        switch type {
        case .string, .varChar, .text: return UTF8Text.isValid(value) ? nil : .text
        case .json: return JSONSyntax.isValue(value) ? nil : .json
        case .array: return ArrayValue.isSound(value, of: element) ? nil : .array
        case .sparseFloatVector: return Self.sparseFlaw(of: value)
        default:
            if let width, value.count != width { return .vector }
            return holdsNotFinite(value) ? .notFinite : nil
        }
    }

    /// Pairs of four bytes: the index, which ascends, and the value.
    private static func sparseFlaw(of value: ArraySlice<UInt8>) -> Flaw? {
        guard value.count % 8 == 0 else { return .vector }
        let bytes = value.span.bytes
        var (last, isFinite) = (Int64(-1), true)
        for offset in stride(from: 0, to: value.count, by: 8) {
            let index = Int64(bytes.uint32(at: offset))
            guard index > last else { return .vector }
            last = index
            isFinite = isFinite && bytes.uint32(at: offset + 4) & 0x7F80_0000 != 0x7F80_0000
        }
        return isFinite ? nil : .notFinite
    }
}
