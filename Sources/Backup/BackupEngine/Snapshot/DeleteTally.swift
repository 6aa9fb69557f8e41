internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Adds up a collection's delete records: as Milvus' metadata counts them, else by the ends of a few delta logs.
struct DeleteTally {
    /// Delta logs read for one collection. Each is a request: with more of them the number stays unknown.
    static let readLimit = 64

    private var counted: Int64 = 0
    private var uncounted: [ObjectMetadata] = []
    private var isUnknown = false

    mutating func add(_ segment: SegmentSnapshot) {
        if let records = segment.deleteRecords {
            counted += records
        } else if uncounted.count + segment.delta.count <= Self.readLimit {
            uncounted += segment.delta.map(\.metadata)
        } else {
            isUnknown = true
        }
    }

    /// Nil when nothing tells.
    func total(_ store: any ObjectStore, width: Int) async throws -> Int64? {
        guard !isUnknown else { return nil }
        let counter = DeleteCounter(store: store)
        let counts = try await boundedMap(uncounted, width: width) { try await counter.deletes(in: $0) }
        return counts.contains(nil) ? nil : counts.reduce(counted) { $0 + ($1 ?? 0) }
    }
}
