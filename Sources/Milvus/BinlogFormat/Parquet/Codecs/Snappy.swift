/// The raw format of snappy (format_description.txt): the unpacked length, then literals and copies from what was
/// already unpacked. Decompression only.
enum Snappy {
    /// A copy of 64 bytes takes three bytes: more can't come of it.
    private static let largestRatio = 64

    /// Exactly `size` bytes. Offsets of errors count from the first of `bytes`.
    static func decompress(_ bytes: ArraySlice<UInt8>, exactly size: Int) throws(BinlogFormatError) -> [UInt8] {
        var input = ByteCursor(bytes)
        let announced = try input.varint("the length of snappy data")
        guard announced == UInt64(size), size / largestRatio <= bytes.count else {
            throw BinlogFormatError(at: 0, expected: "snappy data of \(size) bytes, not of \(announced)")
        }
        var output: [UInt8] = []
        output.reserveCapacity(size)
        while input.left > 0 {
            let tag = Int(try input.byte("a snappy element"))
            if tag & 3 == 0 {
                let count = try literalLength(tag >> 2, &input)
                output += try input.take(count, "\(count) bytes of a literal")
            } else {
                let (count, distance) = try copy(tag, &input)
                try repeatBytes(count, distance, in: &output, at: input.position, limit: size)
            }
            guard output.count <= size else { throw tooMuch(input.position, size) }
        }
        guard output.count == size else {
            throw BinlogFormatError(
                .truncated, at: input.position, expected: "\(size) bytes from snappy data, not \(output.count)")
        }
        return output
    }

    /// Lengths to 60 stand in the tag, longer ones in one to four bytes after it; all of them less one.
    private static func literalLength(_ field: Int, _ input: inout ByteCursor) throws(BinlogFormatError) -> Int {
        guard field >= 60 else { return field + 1 }
        return Int(try input.uint64("the length of a literal", width: field - 59)) + 1
    }

    private static func copy(
        _ tag: Int, _ input: inout ByteCursor
    ) throws(BinlogFormatError) -> (count: Int, distance: Int) {
        switch tag & 3 {
        case 1: (4 + (tag >> 2) & 7, (tag >> 5) << 8 | Int(try input.byte("a copy's distance")))
        case 2: (1 + tag >> 2, Int(try input.uint64("a copy's distance", width: 2)))
        default: (1 + tag >> 2, Int(try input.uint64("a copy's distance", width: 4)))
        }
    }

    /// A copy may reach into what it writes itself: then the bytes repeat.
    private static func repeatBytes(
        _ count: Int, _ distance: Int, in output: inout [UInt8], at position: Int, limit: Int
    ) throws(BinlogFormatError) {
        guard distance > 0, distance <= output.count else {
            throw BinlogFormatError(at: position, expected: "a copy from what was unpacked, not from \(distance) back")
        }
        guard output.count + count <= limit else { throw tooMuch(position, limit) }
        var left = count
        let start = output.count - distance
        while left > 0 {
            let piece = min(left, output.count - start)
            output.append(contentsOf: output[start..<start + piece])
            left -= piece
        }
    }

    private static func tooMuch(_ position: Int, _ size: Int) -> BinlogFormatError {
        BinlogFormatError(at: position, expected: "no more than \(size) bytes from snappy data")
    }
}
