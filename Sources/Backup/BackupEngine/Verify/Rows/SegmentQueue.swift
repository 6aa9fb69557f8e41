internal import BackupFormat
internal import MilvusModel

/// Hands out the segments of a backup with their objects, in the order of collections.
struct SegmentQueue {
    private var groups: KeyedGroups<RowPlan.Entry>
    private let backup: InspectedBackup
    private let incomplete: Set<SegmentID>
    private let position: String
    private let levelZero: LevelZeroReading
    /// Of the collection that is at work.
    private var subject: RowSubject?
    private var segments: [SegmentID: SegmentBackup] = [:]

    /// Segments up to `position` were done already.
    init(
        groups: KeyedGroups<RowPlan.Entry>, backup: InspectedBackup, incomplete: Set<SegmentID>,
        after position: String, levelZero: LevelZeroReading
    ) {
        self.groups = groups
        self.backup = backup
        self.incomplete = incomplete
        self.position = position
        self.levelZero = levelZero
    }

    mutating func next() async throws -> SegmentParts? {
        while let group = try groups.next() {
            let key = String(decoding: group.key, as: UTF8.self)
            guard position.isEmpty || key > position else { continue }
            let numbers = key.split(separator: "/").compactMap { Int64($0) }
            guard numbers.count == 2, let subject = try await subject(CollectionID(rawValue: numbers[0])) else {
                continue
            }
            let id = SegmentID(rawValue: numbers[1])
            return SegmentParts(
                group.elements, key: key, of: segments[id], subject, backup.layout, isWhole: !incomplete.contains(id))
        }
        return nil
    }

    private mutating func subject(_ id: CollectionID) async throws -> RowSubject? {
        if let subject, subject.id == id { return subject }
        guard let collection = backup.restorable?.collections.first(where: { $0.backup.id == id }) else { return nil }
        var subject = RowSubject(
            id: id, name: "\(collection.reference)", schema: collection.backup.schema,
            point: collection.summary?.consistentAt)
        let own = collection.backup.segments
        subject.knowsLevelZero = !own.contains { $0.isL0 && incomplete.contains($0.id) }
        try await levelZero.fill(&subject)
        segments = Dictionary(own.map { ($0.id, $0) }) { first, _ in first }
        self.subject = subject
        return subject
    }
}
