extension S3Double {
    /// Keys of `expected` that aren't in the bucket with that size.
    package func missing(_ expected: [(key: String, size: Int64)], in bucket: String) -> [String] {
        let sizes = Dictionary(
            objects(in: bucket).map { (Array($0.key.utf8), $0.size) }, uniquingKeysWith: { first, _ in first })
        return expected.filter { sizes[Array($0.key.utf8)] != $0.size }.map(\.key)
    }

    /// Keys whose ETag isn't that of an earlier look any more, and keys that are gone.
    package func changed(since earlier: [StoredObject], in bucket: String) -> [String] {
        let now = Set(objects(in: bucket))
        return earlier.filter { !now.contains($0) }.map(\.key)
    }
}
