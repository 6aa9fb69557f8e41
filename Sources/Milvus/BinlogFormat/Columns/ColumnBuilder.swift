/// Puts rows of several pages of a column together. What it builds doesn't refer to the pages any more.
package struct ColumnBuilder: Sendable {
    private enum Kind: Hashable {
        case booleans, int32s, int64s, floats, doubles, variableWidth
        case fixedWidth(Int)
    }

    private var kind: Kind?
    private var booleans: [Bool] = []
    private var int32s: [Int32] = []
    private var int64s: [Int64] = []
    private var floats: [Float] = []
    private var doubles: [Double] = []
    /// Of values that are bytes, one after the other.
    private var content: [UInt8] = []
    private var lengths: [Int32] = []
    /// Empty while every row has a value.
    private var isValid: [Bool] = []
    package private(set) var rows = 0

    package init() {}

    /// What the values take, roughly.
    package var bytes: Int {
        content.count + rows + 4 * (int32s.count + floats.count + lengths.count) + 8 * (int64s.count + doubles.count)
    }

    /// - Throws: where the pages hold values of different kinds, which no column does.
    package mutating func append(_ batch: ColumnBatch, _ range: Range<Int>) throws(BinlogFormatError) {
        guard !range.isEmpty else { return }
        try become(Self.kind(of: batch.values))
        switch batch.values {
        case .booleans(let values): booleans += values[range]
        case .int32s(let values): int32s += values[range]
        case .int64s(let values): int64s += values[range]
        case .floats(let values): floats += values[range]
        case .doubles(let values): doubles += values[range]
        case .fixedWidth(let values): append(values, range)
        case .variableWidth(let values): append(values, range)
        }
        appendValidity(batch.isValid?[range], count: range.count)
        rows += range.count
    }

    /// Rows without a value, of a column that isn't there.
    package mutating func appendNulls(_ count: Int) {
        pad(count)
        appendValidity([Bool](repeating: false, count: count)[...], count: count)
        rows += count
    }

    /// The rows so far; it begins anew.
    package mutating func take() -> ColumnBatch {
        let batch = ColumnBatch(values: values, isValid: isValid.isEmpty ? nil : isValid)
        self = ColumnBuilder()
        return batch
    }
}

extension ColumnBuilder {
    private static func kind(of values: ColumnValues) -> Kind {
        switch values {
        case .booleans: .booleans
        case .int32s: .int32s
        case .int64s: .int64s
        case .floats: .floats
        case .doubles: .doubles
        case .fixedWidth(let values): .fixedWidth(values.width)
        case .variableWidth: .variableWidth
        }
    }

    private mutating func become(_ other: Kind) throws(BinlogFormatError) {
        guard kind != other else { return }
        guard kind == nil else { throw BinlogFormatError(at: 0, expected: "pages of one kind in a column") }
        kind = other
        pad(rows)
    }

    /// Rows that are null have a zero, or nothing, too.
    private mutating func pad(_ count: Int) {
        switch kind {
        case nil: break
        case .booleans: booleans += repeatElement(false, count: count)
        case .int32s: int32s += repeatElement(0, count: count)
        case .int64s: int64s += repeatElement(0, count: count)
        case .floats: floats += repeatElement(0, count: count)
        case .doubles: doubles += repeatElement(0, count: count)
        case .fixedWidth, .variableWidth: lengths += repeatElement(0, count: count)
        }
    }

    private mutating func append(_ values: FixedWidthValues, _ range: Range<Int>) {
        if let all = values.contiguous {
            let start = all.startIndex + range.lowerBound * values.width
            content += all[start..<start + range.count * values.width]
            lengths += repeatElement(Int32(values.width), count: range.count)
            return
        }
        for row in range {
            content += values[row]
            lengths.append(Int32(values[row].count))
        }
    }

    private mutating func append(_ values: VariableWidthValues, _ range: Range<Int>) {
        for row in range {
            let value = values[row]
            content += value
            lengths.append(Int32(value.count))
        }
    }

    private mutating func appendValidity(_ flags: ArraySlice<Bool>?, count: Int) {
        guard flags != nil || !isValid.isEmpty else { return }
        if isValid.isEmpty { isValid = [Bool](repeating: true, count: rows) }
        if let flags { isValid += flags } else { isValid += repeatElement(true, count: count) }
    }

    private var values: ColumnValues {
        switch kind {
        case .booleans: .booleans(booleans)
        case .int32s: .int32s(int32s)
        case .int64s: .int64s(int64s)
        case .floats: .floats(floats)
        case .doubles: .doubles(doubles)
        case .fixedWidth(let width) where isValid.isEmpty:
            .fixedWidth(FixedWidthValues(width: width, bytes: content[...]))
        case .fixedWidth, .variableWidth: .variableWidth(VariableWidthValues(bytes: content[...], lengths: lengths))
        case nil:
            .variableWidth(VariableWidthValues(bytes: [], lengths: [Int32](repeating: 0, count: rows)))
        }
    }
}
