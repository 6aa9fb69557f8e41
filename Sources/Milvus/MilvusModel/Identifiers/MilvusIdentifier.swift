/// A 64-bit number that Milvus gave out. Each kind is a type of its own, so that two can't be mixed up.
///
/// The numbers pass 2^53, so they must never go through a `Double`; `Codable` writes a plain integer.
package protocol MilvusIdentifier: RawRepresentable, Hashable, Comparable, Sendable, Codable, LosslessStringConvertible
where RawValue == Int64 {
    init(rawValue: Int64)
}

extension MilvusIdentifier {
    /// Decimal, as it stands in object keys and etcd keys.
    package init?(_ description: String) {
        guard let number = Int64(description) else { return nil }
        self.init(rawValue: number)
    }

    package var description: String { String(rawValue) }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
