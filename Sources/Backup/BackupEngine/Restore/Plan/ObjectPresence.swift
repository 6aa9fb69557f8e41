package import BackupFormat
internal import Basics
package import MilvusModel

/// What a comparison of a collection's import with a listing of the backup showed.
package struct ObjectPresence: Sendable {
    /// One object that isn't as the backup says.
    package enum Damage: Sendable, Hashable {
        case missing(LogObject)
        /// Of a segment with rows the manifest names no object, or none is there.
        case emptySegment(SegmentID)
        case size(LogObject, expected: Int64, found: Int64)
    }

    /// Damages that are kept; the rest is counted.
    static let keptDamages = 5

    /// The first ones.
    package private(set) var damages: [Damage] = []
    package private(set) var damageCount = 0
    package private(set) var objects: Int64 = 0
    package private(set) var bytes: Int64 = 0
    /// Partitions in whose directories lies more than the backup promises (what an interrupted run of another tool
    /// left, for instance).
    package private(set) var partitionsWithStrangers: Set<PartitionID> = []

    /// `emptySegments` have rows, but the reader of the backup found no object of them.
    package init(emptySegments: [SegmentID] = []) {
        for segment in emptySegments { note(.emptySegment(segment)) }
    }

    /// Compares what is needed with what is listed, both in the order of their keys.
    mutating func compare(_ needed: inout PlanMerge, _ listed: inout PlanMerge) throws(TemporaryFileError) {
        var wanted = try needed.next()
        var found = try listed.next()
        while wanted != nil || found != nil {
            switch Self.order(wanted, found) {
            case ..<0:
                if let log = wanted?.log { note(.missing(log)) }
                wanted = try needed.next()
            case 0:
                if let wanted, let found { take(wanted, found) }
                let matched = found?.key
                wanted = try needed.next()
                // A manifest may name one twice; an object listed twice, in two groups, is a stranger.
                while let again = wanted, again.key == matched { wanted = try needed.next() }
                found = try listed.next()
            default:
                if let log = found?.log { partitionsWithStrangers.insert(log.location.partition) }
                found = try listed.next()
            }
        }
    }

    private mutating func take(_ wanted: PlanMerge.Element, _ found: PlanMerge.Element) {
        objects += 1
        bytes += found.object.size
        guard wanted.object.size != found.object.size, let log = wanted.log else { return }
        note(.size(log, expected: wanted.object.size, found: found.object.size))
    }

    private mutating func note(_ damage: Damage) {
        damageCount += 1
        if damages.count < Self.keptDamages { damages.append(damage) }
    }

    /// What is over comes after everything.
    private static func order(_ lhs: PlanMerge.Element?, _ rhs: PlanMerge.Element?) -> Int {
        guard let lhs else { return 1 }
        guard let rhs else { return -1 }
        return ByteOrder.compare(lhs.key, rhs.key)
    }
}

extension PlanMerge.Element {
    fileprivate var log: LogObject? { if case .log(let log) = object.object { log } else { nil } }
}

extension ObjectPresence.Damage: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let log): "\(Self.name(log)) is missing"
        case .emptySegment(let segment): "segment \(segment) has rows, but no object"
        case .size(let log, let expected, let found): "\(Self.name(log)) has \(found) bytes instead of \(expected)"
        }
    }

    private static func name(_ log: LogObject) -> String {
        let field = log.field.map { "field \($0) of " } ?? ""
        return "\(log.kind.rawValue) \(log.log) of \(field)segment \(log.location.segment)"
    }
}
