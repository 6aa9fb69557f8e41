/// DELTA_LENGTH_BYTE_ARRAY and DELTA_BYTE_ARRAY (Encodings.md): lengths as deltas before all bytes, and with them how
/// much of its beginning a value shares with the one before.
enum DeltaTexts {
    static func lengths(
        _ bytes: ArraySlice<UInt8>, count: Int
    ) throws(BinlogFormatError) -> VariableWidthValues {
        let (values, length) = try DeltaNumbers.decode(bytes, expected: count)
        let rest = bytes.dropFirst(length)
        var starts: [Int32] = []
        starts.reserveCapacity(count)
        var end = 0
        for value in values {
            guard value >= 0, value <= rest.count - end else {
                throw BinlogFormatError(.truncated, at: length + end, expected: "a value of \(value) bytes")
            }
            starts.append(Int32(end))
            end += Int(value)
        }
        return VariableWidthValues(bytes: rest, starts: starts, lengths: values.map(Int32.init))
    }

    /// All values written out may take up to `limit` bytes: what they share costs nothing in the file.
    static func prefixed(
        _ bytes: ArraySlice<UInt8>, count: Int, limit: Int
    ) throws(BinlogFormatError) -> VariableWidthValues {
        let (prefixes, length) = try DeltaNumbers.decode(bytes, expected: count)
        let suffixes = try lengths(bytes.dropFirst(length), count: count)
        var whole: [UInt8] = []
        var starts: [Int32] = []
        var lengths: [Int32] = []
        var last = 0..<0
        for (index, prefix) in prefixes.enumerated() {
            let suffix = suffixes[index]
            guard prefix >= 0, prefix <= last.count else {
                throw BinlogFormatError(
                    at: length, expected: "a beginning within the value before, not \(prefix) bytes")
            }
            guard whole.count + Int(prefix) + suffix.count <= limit else {
                throw BinlogFormatError(.tooLarge, at: length, expected: "at most \(limit) bytes of values")
            }
            let start = whole.count
            whole.append(contentsOf: whole[last.prefix(Int(prefix))])
            whole += suffix
            last = start..<whole.count
            starts.append(Int32(start))
            lengths.append(Int32(last.count))
        }
        return VariableWidthValues(bytes: whole[...], starts: starts, lengths: lengths)
    }
}
