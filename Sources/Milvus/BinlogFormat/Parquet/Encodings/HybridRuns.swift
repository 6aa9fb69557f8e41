/// Run lengths mixed with bit-packed groups (Encodings.md, "Run Length Encoding / Bit-Packing Hybrid"): levels,
/// dictionary indexes and the booleans of version 2.
struct HybridRuns {
    enum Run {
        case repeated(UInt32, count: Int)
        case packed(ArraySlice<UInt8>, count: Int)
    }

    private var cursor: ByteCursor
    private let bitWidth: Int
    private var left: Int

    /// `count` values of `bitWidth` bits; 0 to 32.
    init(_ bytes: ArraySlice<UInt8>, bitWidth: Int, count: Int) throws(BinlogFormatError) {
        guard (0...32).contains(bitWidth) else {
            throw BinlogFormatError(at: 0, expected: "a bit width of at most 32, not \(bitWidth)")
        }
        cursor = ByteCursor(bytes)
        self.bitWidth = bitWidth
        left = count
    }

    /// Nil when all values have been read. The last group of packed values may be cut off where they end.
    mutating func next() throws(BinlogFormatError) -> Run? {
        guard left > 0 else { return nil }
        let head = try cursor.varint("a run")
        guard head >> 1 <= UInt64(Int32.max) else {
            throw BinlogFormatError(at: cursor.position, expected: "a run of values, not of \(head >> 1)")
        }
        let length = Int(head >> 1)
        guard length > 0 else { throw BinlogFormatError(at: cursor.position, expected: "a run that isn't empty") }
        guard head & 1 == 1 else {
            let value = try cursor.uint64("a run's value", width: (bitWidth + 7) / 8)
            return .repeated(UInt32(value), count: consume(length))
        }
        let count = consume(length > left / 8 ? left : length * 8)
        let bytes = min(length * bitWidth, cursor.left)
        guard bytes >= (count * bitWidth + 7) / 8 else {
            throw BinlogFormatError(.truncated, at: cursor.position, expected: "\(count) packed values")
        }
        return .packed(try cursor.take(bytes, "packed values"), count: count)
    }

    /// All values, each below `limit`.
    mutating func values(below limit: Int) throws(BinlogFormatError) -> [Int32] {
        var values: [Int32] = []
        values.reserveCapacity(left)
        while let run = try next() {
            switch run {
            case .repeated(let value, let count):
                try check(value, below: limit)
                values.append(contentsOf: repeatElement(Int32(bitPattern: value), count: count))
            case .packed(let bytes, let count):
                try check(BitPacking.unpack(bytes, bitWidth: bitWidth, count: count, onto: &values), below: limit)
            }
        }
        return values
    }

    /// Whether each value is `full`; none may be above it.
    mutating func areFull(_ full: Int) throws(BinlogFormatError) -> [Bool] {
        var flags: [Bool] = []
        flags.reserveCapacity(left)
        while let run = try next() {
            switch run {
            case .repeated(let value, let count):
                try check(value, below: full + 1)
                flags.append(contentsOf: repeatElement(value == full, count: count))
            case .packed(let bytes, let count) where bitWidth == 1:
                let start = bytes.startIndex
                flags += (0..<count).map { bytes[start &+ $0 &>> 3] &>> UInt8(truncatingIfNeeded: $0 & 7) & 1 == 1 }
            case .packed(let bytes, let count):
                var values: [Int32] = []
                try check(BitPacking.unpack(bytes, bitWidth: bitWidth, count: count, onto: &values), below: full + 1)
                flags += values.map { $0 == full }
            }
        }
        return flags
    }

    private func check(_ value: UInt32, below limit: Int) throws(BinlogFormatError) {
        guard Int(value) < limit else {
            throw BinlogFormatError(at: cursor.position, expected: "a number below \(limit), not \(value)")
        }
    }

    private mutating func consume(_ count: Int) -> Int {
        let taken = min(count, left)
        left -= taken
        return taken
    }
}
