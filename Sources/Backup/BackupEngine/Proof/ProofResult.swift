internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

/// What a comparison of plans and destination gave.
struct ProofResult: Sendable {
    /// Objects and bytes together.
    struct Amount: Sendable, Hashable {
        var objects: Int64 = 0
        var bytes: Int64 = 0

        mutating func add(_ size: Int64) {
            objects += 1
            bytes += size
        }
    }

    /// A planned object that isn't there as it should be.
    struct Loss: Sendable {
        var key: ObjectKey
        var planned: Int64
        /// Nil: not there at all.
        var found: Int64?
        var record: Int
        /// Index of its plan, as plans were handed in.
        var unit: Int

        var error: BackupError {
            let seen = found.map { "with \($0) bytes" } ?? "not at all"
            return BackupError(
                .failed, "\(key) was copied with \(planned) bytes and is listed \(seen).", subject: "\(key)",
                advice: "Does anything else write below the backup root?")
        }
    }

    /// At most ``Proof/lossLimit`` of them.
    var losses: [Loss] = []
    var byCollection: [CollectionID: Amount] = [:]
    var byDegree: [ProofDegree: Amount] = [:]
    var total = Amount()
    /// Objects that no plan knew, removed.
    var strays: Int64 = 0

    mutating func add(_ object: PlannedObject, _ degree: ProofDegree) {
        byCollection[object.collection, default: Amount()].add(object.size)
        byDegree[degree, default: Amount()].add(object.size)
        total.add(object.size)
    }

    var tallies: [ProofTally] {
        byDegree.sorted { $0.key < $1.key }.map {
            ProofTally(degree: $0.key, objects: $0.value.objects, bytes: $0.value.bytes)
        }
    }
}
