/// Values of differing lengths: texts, JSON, arrays, sparse vectors. A view of the bytes that they came from.
package struct VariableWidthValues: Sendable {
    /// Where the values lie; there may be other bytes between them.
    package let bytes: ArraySlice<UInt8>
    /// Where each value begins, counted from the first of ``bytes``.
    let starts: [Int32]
    let lengths: [Int32]

    /// `starts` and `lengths` lie within `bytes`, and are as many.
    package init(bytes: ArraySlice<UInt8>, starts: [Int32], lengths: [Int32]) {
        self.bytes = bytes
        self.starts = starts
        self.lengths = lengths
    }

    package var count: Int { starts.count }

    package subscript(index: Int) -> ArraySlice<UInt8> {
        let start = bytes.startIndex + Int(starts[index])
        return bytes[start..<start + Int(lengths[index])]
    }
}

extension VariableWidthValues {
    /// Values that follow each other without a gap.
    package init(bytes: ArraySlice<UInt8>, lengths: [Int32]) {
        var (starts, next): ([Int32], Int32) = ([], 0)
        starts.reserveCapacity(lengths.count)
        for length in lengths {
            starts.append(next)
            next += length
        }
        self.init(bytes: bytes, starts: starts, lengths: lengths)
    }
}
