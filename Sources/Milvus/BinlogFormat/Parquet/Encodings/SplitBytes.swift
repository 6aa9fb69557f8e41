/// BYTE_STREAM_SPLIT (Encodings.md): the first bytes of all values, then the second ones, and so on.
enum SplitBytes {
    /// The same values side by side, as the plain encoding has them.
    static func join(_ bytes: ArraySlice<UInt8>, width: Int, count: Int) throws(BinlogFormatError) -> [UInt8] {
        guard width > 0, bytes.count / width == count, bytes.count % width == 0 else {
            throw BinlogFormatError(at: 0, expected: "\(count) values of \(width) bytes, not \(bytes.count) bytes")
        }
        let span = bytes.span
        return [UInt8](unsafeUninitializedCapacity: bytes.count) { target, initialized in
            for part in 0..<width {
                for value in 0..<count { target[value * width + part] = span[part * count + value] }
            }
            initialized = bytes.count
        }
    }
}
