/// DELTA_BINARY_PACKED (Encodings.md): a first value, then blocks of differences, bit-packed in groups above the
/// block's smallest. Sums wrap around, as the encoding wants.
enum DeltaNumbers {
    /// The values, and how many bytes they took. There must be `expected` of them; `bits` is 32 or 64.
    static func decode(
        _ bytes: ArraySlice<UInt8>, expected: Int
    ) throws(BinlogFormatError) -> (values: [Int64], length: Int) {
        var cursor = ByteCursor(bytes)
        let shape = try Shape(&cursor)
        guard shape.count == expected else {
            throw BinlogFormatError(at: 0, expected: "\(expected) values in deltas, not \(shape.count)")
        }
        var last = try cursor.zigZag("the first of the deltas' values")
        guard expected > 0 else { return ([], cursor.consumed) }
        var values = [last]
        values.reserveCapacity(expected)
        while values.count < expected {
            let smallest = try cursor.zigZag("the smallest delta of a block")
            let widths = try cursor.take(shape.groups, "the bit widths of a block")
            for width in widths where values.count < expected {
                try readGroup(&cursor, Int(width), shape.groupSize, smallest, &last, &values, expected)
            }
        }
        return (values, cursor.consumed)
    }

    private struct Shape {
        let groups: Int
        let groupSize: Int
        let count: Int

        init(_ cursor: inout ByteCursor) throws(BinlogFormatError) {
            let block = try cursor.varint("a block size")
            let groups = try cursor.varint("a number of groups")
            let count = try cursor.varint("a number of values")
            guard block > 0, block <= 1 << 20, groups > 0, groups <= block, block % groups == 0,
                (block / groups) % 8 == 0, count <= 1 << 31
            else {
                throw BinlogFormatError(at: 0, expected: "blocks of deltas in groups of full bytes")
            }
            self.groups = Int(groups)
            groupSize = Int(block / groups)
            self.count = Int(count)
        }
    }

    /// Groups are padded to their full size, but a writer may leave off what follows the last value.
    private static func readGroup(
        _ cursor: inout ByteCursor, _ width: Int, _ size: Int, _ smallest: Int64, _ last: inout Int64,
        _ values: inout [Int64], _ expected: Int
    ) throws(BinlogFormatError) {
        let count = min(size, expected - values.count)
        guard width <= 64 else {
            throw BinlogFormatError(at: cursor.position, expected: "deltas of at most 64 bits, not \(width)")
        }
        let bytes = min(size / 8 * width, cursor.left)
        guard bytes >= (count * width + 7) / 8 else {
            throw BinlogFormatError(.truncated, at: cursor.position, expected: "\(count) deltas")
        }
        var deltas: [UInt64] = []
        deltas.reserveCapacity(count)
        BitPacking.unpack(try cursor.take(bytes, "deltas"), bitWidth: width, count: count, wide: &deltas)
        for delta in deltas {
            last = last &+ smallest &+ Int64(bitPattern: delta)
            values.append(last)
        }
    }
}
