/// `HashFunction.md5` in the short form that call sites read best.
package enum MD5 {
    package static func hash(_ bytes: some Collection<UInt8>) -> Digest {
        HashFunction.md5.hash(bytes)
    }
}
