/// `HashFunction.sha1` in the short form that call sites read best.
package enum SHA1 {
    package static func hash(_ bytes: some Collection<UInt8>) -> Digest {
        HashFunction.sha1.hash(bytes)
    }
}
