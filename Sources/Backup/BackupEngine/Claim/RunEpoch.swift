internal import ObjectStorage

/// The right to work on a run, as long as nobody took the next one.
struct RunEpoch: Sendable {
    var number: Int
    /// Of the object that says so, as we wrote it.
    var etag: ETag?
    /// Whether the store would have refused to write it over another's.
    var isExclusive: Bool
}
