/// Which keys start with a prefix, as etcd says it: from the prefix up to, not including, an end.
enum EtcdKeyRange {
    /// The first key after all that start with `prefix`; one zero byte stands for "no end".
    static func end(ofPrefix prefix: [UInt8]) -> [UInt8] {
        var end = prefix
        while let last = end.popLast() {
            guard last != 0xFF else { continue }
            return end + [last + 1]
        }
        return [0]
    }

    /// The next possible key after `key`: where the following page starts.
    static func successor(of key: [UInt8]) -> [UInt8] {
        key + [0]
    }
}
