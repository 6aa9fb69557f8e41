/// A hash function of libcrypto. For input that comes in pieces see ``IncrementalHash``.
package enum HashFunction: Sendable, CaseIterable {
    /// For `Content-MD5` and the ETags of single-part objects only: it proves nothing against an attacker.
    case md5
    /// For checksums that stores still give in SHA-1: it proves nothing against an attacker.
    case sha1
    case sha256

    package func hash(_ bytes: some Collection<UInt8>) -> Digest {
        var hash = IncrementalHash(self)
        hash.update(bytes)
        return hash.finish()
    }
}
