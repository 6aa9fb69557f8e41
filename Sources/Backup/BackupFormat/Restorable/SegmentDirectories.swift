internal import MilvusModel

/// Which segment directories a listing of a backup showed, and in which group each lies.
package struct SegmentDirectories: Sendable, Hashable {
    private var groups: [Place: [GroupID]] = [:]

    private struct Place: Hashable {
        var kind: LogKind
        var location: SegmentLocation
    }

    package init() {}

    package mutating func add(_ object: BackupObject) {
        guard case .log(let log) = object.object else { return }
        let group = object.group ?? .none
        var found = groups[Place(kind: log.kind, location: log.location)] ?? []
        guard !found.contains(group) else { return }
        found.append(group)
        groups[Place(kind: log.kind, location: log.location)] = found
    }

    /// The group under which a segment really lies: the noted one first, then no group, then any other.
    ///
    /// - Returns: nil when no object of that kind is there.
    package func group(_ kind: LogKind, _ location: SegmentLocation, noted: GroupID) -> GroupID? {
        guard let found = groups[Place(kind: kind, location: location)] else { return nil }
        if found.contains(noted) { return noted }
        return found.contains(.none) ? GroupID.none : found.first
    }
}
