package import MilvusModel

/// Under which name a collection is filled: one that nobody else would choose, and that the next run finds again.
///
/// So the wanted name stands for all rows or for nothing, and what a killed run has left can't be taken for anything else.
package struct WorkingName: Sendable {
    static let prefix = "milvault_migrating_"

    package static func name(of source: CollectionReference, as target: CollectionReference) -> CollectionReference {
        let hash = KeyHash.seed(of: "\(source)\u{0}\(target)")
        let digits = String(hash, radix: 16)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        return CollectionReference(database: target.database, name: "\(prefix)\(padded)_\(target.name.prefix(200))")
    }
}
