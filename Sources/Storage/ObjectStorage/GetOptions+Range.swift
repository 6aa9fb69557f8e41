extension GetOptions {
    /// The bytes to be given of an object of `size` bytes.
    ///
    /// - Throws: `.invalidRange` when the range starts at or past the end, or is empty.
    package func resolvedRange(
        size: Int64, operation: String, subject: String
    ) throws(ObjectStoreError) -> Range<Int64> {
        guard let range else { return 0..<size }
        guard !range.isEmpty, range.lowerBound >= 0, range.lowerBound < size else {
            throw ObjectStoreError(
                .invalidRange, operation: operation, subject: subject,
                reason: "bytes \(range.lowerBound)..<\(range.upperBound) were asked of an object of \(size) bytes")
        }
        return range.lowerBound..<min(range.upperBound, size)
    }
}
