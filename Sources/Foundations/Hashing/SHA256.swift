/// `HashFunction.sha256` in the short form that call sites read best.
package enum SHA256 {
    package static func hash(_ bytes: some Collection<UInt8>) -> Digest {
        HashFunction.sha256.hash(bytes)
    }
}
