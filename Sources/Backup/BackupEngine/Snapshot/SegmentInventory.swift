package import MilvusModel
package import ObjectStorage

/// What a listing found under one collection's prefixes, by segment.
package struct SegmentInventory: Sendable {
    /// The three kinds of logs that a collection's prefixes hold.
    package enum Kind: String, Sendable, CaseIterable {
        case insert = "insert_log"
        case delta = "delta_log"
        case stats = "stats_log"
    }

    private var logs: [SegmentID: [Kind: [SegmentSnapshot.Log]]] = [:]
    /// Keys that don't have the shape of a log: left alone, and said so.
    package private(set) var strangers: [ObjectKey] = []
    package private(set) var objectCount = 0

    package init() {}

    package func logs(_ kind: Kind, of segment: SegmentID) -> [SegmentSnapshot.Log] {
        logs[segment]?[kind] ?? []
    }

    /// Takes one listed object in. `prefix` ends with the collection's directory and a slash; what follows is
    /// `<partition>/<segment>/<field>/<log>`, for delta logs without the field.
    package mutating func add(_ object: ObjectMetadata, kind: Kind, below prefix: String) {
        objectCount += 1
        let path = object.key.rawValue.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false)
        let numbers = path.compactMap { Int64($0) }
        guard numbers.count == path.count, numbers.count == (kind == .delta ? 3 : 4) else {
            strangers.append(object.key)
            return
        }
        let log = SegmentSnapshot.Log(
            field: FieldID(rawValue: kind == .delta ? 0 : numbers[2]), id: LogID(rawValue: numbers[numbers.count - 1]),
            object: object)
        logs[SegmentID(rawValue: numbers[1]), default: [:]][kind, default: []].append(log)
    }
}
