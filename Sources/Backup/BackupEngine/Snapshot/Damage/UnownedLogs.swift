internal import Basics
internal import MilvusModel

/// Logs in a collection's directories that belong to none of the segments that were asked for, by segment. Pure.
struct UnownedLogs: Sendable, Equatable {
    struct Amount: Sendable, Equatable {
        var objects = 0
        /// Bytes.
        var bytes: Int64 = 0
    }

    private static let segmentLimit = 10_000

    private(set) var segments: [SegmentID: Amount] = [:]

    /// Logs written later are left out: who writes them may be about to tell Milvus.
    let limit: WallTime

    init(writtenBefore limit: WallTime) {
        self.limit = limit
    }

    /// `path`: below the collection's directory: `<partition>/<segment>/…`.
    mutating func add(_ path: Substring, size: Int64, writtenAt time: WallTime?) {
        guard let time, time < limit else { return }
        let elements = path.split(separator: "/", maxSplits: 2)
        guard elements.count == 3, let id = Int64(elements[1]) else { return }
        let segment = SegmentID(rawValue: id)
        guard segments.count < Self.segmentLimit || segments[segment] != nil else { return }
        segments[segment, default: Amount()].objects += 1
        segments[segment, default: Amount()].bytes += size
    }

    mutating func merge(_ other: UnownedLogs) {
        for (segment, amount) in other.segments {
            segments[segment, default: Amount()].objects += amount.objects
            segments[segment, default: Amount()].bytes += amount.bytes
        }
    }

    /// Nil when each of them is known to Milvus: compacted, and waiting to be collected.
    func finding(_ collection: CollectionReference, known: Set<SegmentID>) -> Finding? {
        let unowned = segments.filter { !known.contains($0.key) }
        guard !unowned.isEmpty else { return nil }
        let objects = unowned.values.reduce(0) { $0 + $1.objects }
        let bytes = unowned.values.reduce(0) { $0 + $1.bytes }
        return Finding(
            "unowned-logs", subject: "\(collection)",
            "\(objects) logs (\(bytes) bytes) of \(unowned.count) segments lie in Milvus' bucket that its metadata doesn't "
                + "know; they aren't in the backup.",
            advice:
                "Milvus' garbage collection removes them in time. If rows are missing from Milvus, they may be these.")
    }
}
