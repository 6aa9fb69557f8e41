/// Eight bytes that stand for a primary key where millions of keys are compared: a number is its own; of texts, two in
/// 10^19 share one.
package enum KeyDigest {
    package static func of(_ key: Int64) -> UInt64 { UInt64(bitPattern: key) }

    package static func of(_ key: ArraySlice<UInt8>) -> UInt64 { XXH3.hash(key) }

    package static func of(_ key: PrimaryKey) -> UInt64 {
        switch key {
        case .int64(let value): of(value)
        case .text(let bytes): of(bytes[...])
        }
    }
}
