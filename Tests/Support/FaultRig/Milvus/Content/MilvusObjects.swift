/// The bucket that a ``MilvusDouble`` keeps its segments in: the S3 double's, so that what was copied away and back is
/// what an import reads.
package protocol MilvusObjects: Sendable {
    /// Sorted.
    func keys(under prefix: String) -> [String]
    func read(_ key: String) -> [UInt8]?
    func write(_ key: String, _ bytes: [UInt8])
    func remove(_ key: String)
}
