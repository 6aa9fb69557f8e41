internal import Hashing

extension SealedObject {
    /// In what an object differs from this one; nil when it is the same.
    func difference(size: Int64, digest: Digest) -> String? {
        if size != self.size { return "it has \(size) bytes, \(self.size) were sealed" }
        if digest.hex != sha256 { return "its SHA-256 is \(digest.hex), \(sha256) was sealed" }
        return nil
    }
}
