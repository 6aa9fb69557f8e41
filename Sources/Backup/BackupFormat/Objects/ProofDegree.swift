/// How far it was proved that an object is what it should be. Ordered: a backup is worth its weakest object.
package enum ProofDegree: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A listing shows it with the planned size, and the planned ETag where the store keeps ETags on copy.
    case listed
    /// The store computed a checksum when it copied.
    case store
    /// We read it and hashed it.
    case read
    /// Its content was parsed, and its rows agree.
    case decoded

    package static func < (lhs: ProofDegree, rhs: ProofDegree) -> Bool {
        lhs.rank < rhs.rank
    }

    private var rank: Int {
        switch self {
        case .listed: 0
        case .store: 1
        case .read: 2
        case .decoded: 3
        }
    }
}
