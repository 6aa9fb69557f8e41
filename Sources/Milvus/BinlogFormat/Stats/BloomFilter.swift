/// Which primary keys a segment may hold: a filter that says no is right, one that says yes may be wrong.
package enum BloomFilter: Sendable, Hashable {
    /// Milvus 2.2 to 2.4, and later where it is configured.
    case basic(BasicBloomFilter)
    /// Milvus 2.5 and later.
    case blocked(BlockedBloomFilter)
    /// Says yes to every key: what Milvus itself takes a filter for that it can't read.
    case always

    package func mayContain(_ key: PrimaryKey) -> Bool {
        switch key {
        case .int64(let value): mayContain(value)
        case .text(let bytes): mayContain(bytes[...])
        }
    }

    /// Milvus hashes numbers as their eight bytes, the lowest first.
    package func mayContain(_ key: Int64) -> Bool {
        let word = UInt64(bitPattern: key)
        return switch self {
        case .basic(let filter): filter.mayContain(word: word)
        case .blocked(let filter): filter.mayContain(word: word)
        case .always: true
        }
    }

    package func mayContain(_ key: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .basic(let filter): filter.mayContain(key)
        case .blocked(let filter): filter.mayContain(key)
        case .always: true
        }
    }
}
