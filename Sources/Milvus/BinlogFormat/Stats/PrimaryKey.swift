/// The value of a primary key. Texts compare by their bytes, as Milvus compares them.
package enum PrimaryKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    case int64(Int64)
    case text([UInt8])

    package static func < (lhs: Self, rhs: Self) -> Bool {
        switch (lhs, rhs) {
        case (.int64(let lhs), .int64(let rhs)): lhs < rhs
        case (.text(let lhs), .text(let rhs)): lhs.lexicographicallyPrecedes(rhs)
        case (.int64, .text): true
        case (.text, .int64): false
        }
    }

    package var description: String {
        switch self {
        case .int64(let value): String(value)
        case .text(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
        }
    }
}
