internal import Glibc
internal import ObjectStorage

extension ObjectKey {
    /// Compares by UTF-8 bytes, leaving out the first bytes of each: below zero, zero, above zero.
    func compared(to other: ObjectKey, dropping count: Int = 0, andThere otherCount: Int = 0) -> Int {
        rawValue.withBytes { mine in
            other.rawValue.withBytes { theirs in
                let mine = mine.dropFirst(count)
                let theirs = theirs.dropFirst(otherCount)
                guard let first = UnsafeRawBufferPointer(rebasing: mine).baseAddress,
                    let second = UnsafeRawBufferPointer(rebasing: theirs).baseAddress
                else { return mine.count - theirs.count }
                let order = memcmp(first, second, min(mine.count, theirs.count))
                return order != 0 ? Int(order) : mine.count - theirs.count
            }
        }
    }
}

extension String {
    fileprivate func withBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        if let value = utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return value }
        var copy = self
        return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}
