#if canImport(Glibc)
    internal import Glibc
#endif

/// Order of keys: by their UTF-8 bytes, as stores list them.
package enum ByteOrder {
    /// - Returns: negative, zero or positive, as `bytes` stand before, at or after `text`.
    package static func compare(_ bytes: [UInt8], _ text: String) -> Int {
        var text = text
        return text.withUTF8 { right in
            bytes.withUnsafeBufferPointer { left in compare(left, right) }
        }
    }

    package static func compare(_ lhs: String, _ rhs: String) -> Int {
        var (lhs, rhs) = (lhs, rhs)
        return lhs.withUTF8 { left in rhs.withUTF8 { right in compare(left, right) } }
    }

    package static func compare(_ lhs: [UInt8], _ rhs: [UInt8]) -> Int {
        lhs.withUnsafeBufferPointer { left in
            rhs.withUnsafeBufferPointer { right in compare(left, right) }
        }
    }

    /// Where `text` stands to the keys that begin with `prefix`: before them, among them (zero), or after.
    package static func compare(_ text: String, under prefix: [UInt8]) -> Int {
        var text = text
        return text.withUTF8 { left in
            prefix.withUnsafeBufferPointer { right in
                compare(UnsafeBufferPointer(rebasing: left.prefix(right.count)), right)
            }
        }
    }

    private static func compare(_ lhs: UnsafeBufferPointer<UInt8>, _ rhs: UnsafeBufferPointer<UInt8>) -> Int {
        let common = min(lhs.count, rhs.count)
        if common > 0, let left = lhs.baseAddress, let right = rhs.baseAddress {
            let order = memcmp(left, right, common)
            if order != 0 { return Int(order) }
        }
        return lhs.count - rhs.count
    }
}
