package import BackupFormat
package import MilvusModel
package import ObjectStorage

/// Compares what a collection's import needs with what a listing of the backup shows.
package struct ObjectPresence: Sendable {
    /// One object that isn't as the backup says.
    package enum Damage: Sendable, Hashable {
        case missing(LogObject)
        /// Of a segment with rows the manifest names no object, or none is there.
        case emptySegment(SegmentID)
        case size(ObjectKey, expected: Int64, found: Int64)
    }

    private let layout: BackupLayout
    private var awaited: [LogObject: Int64]
    private var wrong: [Damage]
    package private(set) var objects: Int64 = 0
    package private(set) var bytes: Int64 = 0
    /// Partitions in whose directories lies more than the backup promises (what an interrupted run of another tool
    /// left, for instance).
    package private(set) var partitionsWithStrangers: Set<PartitionID> = []

    /// `needed` is the size by object; `emptySegments` have rows, but the reader of the backup found no object of them.
    package init(_ needed: [LogObject: Int64], emptySegments: [SegmentID] = [], in layout: BackupLayout) {
        awaited = needed
        wrong = emptySegments.map { .emptySegment($0) }
        self.layout = layout
    }

    /// Takes one listed object in.
    package mutating func see(_ object: ObjectMetadata) {
        guard let found = layout.parse(object.key), case .log(let log) = found.object else { return }
        guard let size = awaited.removeValue(forKey: log) else {
            partitionsWithStrangers.insert(log.location.partition)
            return
        }
        objects += 1
        bytes += object.size
        if size != object.size { wrong.append(.size(object.key, expected: size, found: object.size)) }
    }

    /// To be asked when the listing is over.
    package var damages: [Damage] {
        wrong + awaited.keys.sorted(by: Self.inOrder).map { .missing($0) }
    }

    private static func inOrder(_ lhs: LogObject, _ rhs: LogObject) -> Bool {
        let left = (lhs.kind.rawValue, lhs.location.segment, lhs.field?.rawValue ?? 0, lhs.log)
        let right = (rhs.kind.rawValue, rhs.location.segment, rhs.field?.rawValue ?? 0, rhs.log)
        return left < right
    }
}

extension ObjectPresence.Damage: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let log):
            "\(log.kind.rawValue) \(log.log) of \(log.field.map { "field \($0) of " } ?? "")segment "
                + "\(log.location.segment) is missing"
        case .emptySegment(let segment):
            "segment \(segment) has rows, but no object"
        case .size(let key, let expected, let found):
            "\(key) has \(found) bytes instead of \(expected)"
        }
    }
}
