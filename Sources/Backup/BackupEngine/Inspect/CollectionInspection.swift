internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Looks into one collection.
struct CollectionInspection: Sendable {
    /// Segments whose outlines are read at once: a few small reads each.
    private static let width = 4

    let collection: StoredCollection
    let store: any ObjectStore

    init(_ collection: StoredCollection, _ store: any ObjectStore) {
        self.collection = collection
        self.store = store
    }

    func run(_ options: InspectOptions) async throws -> InspectReport.Collection {
        let schema = collection.wholeSchema
        var report = InspectReport.Collection(
            reference: collection.backup.reference, id: collection.backup.id, fields: schema.fields)
        if options.wantsSegments {
            try await addSegments(to: &report)
            return report
        }
        guard let primaryKey = schema.primaryKey else {
            throw BackupError(
                .damagedBackup, "The schema of '\(report.reference)' has no primary key.",
                subject: report.reference.description)
        }
        let system = options.systemFields ? [StoredField.rowID, .timestamp] : []
        let fields = schema.storedFields.filter(\.isReadable) + system
        report.unread = schema.storedFields.filter { !$0.isReadable }
        let reading = RowReading(
            collection: collection, store: store, primaryKey: StoredField(primaryKey), fields: fields)
        if let limit = options.rowLimit {
            let key = try options.key.map { text throws(BackupError) in try Self.key(text, primaryKey) }
            report.rows = try await RowSearch(reading: reading, key: key, limit: limit).run()
        }
        if options.statistics { report.statistics = try await StatisticsRun(reading: reading).run() }
        return report
    }

    /// The key as its field's type has it.
    static func key(_ text: String, _ field: FieldSchema) throws(BackupError) -> PrimaryKey {
        guard field.dataType == .int64 else { return .text(Array(text.utf8)) }
        guard let number = Int64(text) else {
            throw BackupError(
                .invalidRequest, "The primary key '\(field.name)' is a number, '\(text)' isn't.", subject: "--key")
        }
        return .int64(number)
    }

    private func addSegments(to report: inout InspectReport.Collection) async throws {
        let key = collection.backup.schema.primaryKey.map { StoredField($0) }
        var partitions: [InspectReport.Partition] = []
        for partition in collection.backup.partitions {
            let segments = partition.segments.sorted { $0.id < $1.id }.compactMap { collection.segments[$0.id] }
            let seen = try await boundedMap(segments, width: Self.width) { try await segment($0, key) }
            partitions.append(.init(id: partition.id, name: partition.name, segments: seen))
        }
        let all = collection.levelZeroSegments.filter { $0.backup.partition == .all }
        report.levelZero = try await boundedMap(all, width: Self.width) { try await segment($0, key) }
        report.partitions = partitions
    }

    private func segment(_ stored: StoredSegment, _ key: StoredField?) async throws -> InspectReport.Segment {
        var deletes: Int64 = 0
        for log in stored.deltaLogs { deletes += try await DeleteLogReader(log, in: store).count }
        return InspectReport.Segment(
            id: stored.backup.id, isLevelZero: stored.backup.isL0, channel: stored.backup.channel,
            storageVersion: stored.backup.storageVersion, rows: stored.backup.rows, deletes: deletes,
            keys: try await keys(of: stored, key), objects: stored.objects, bytes: stored.bytes,
            indexFiles: stored.indexFiles, indexBytes: stored.indexBytes)
    }

    private func keys(of stored: StoredSegment, _ key: StoredField?) async throws -> ClosedRange<PrimaryKey>? {
        if let range = try await KeyRanges(stored, in: store).range { return range }
        guard let key, !stored.backup.isL0 else { return nil }
        return try await KeyRanges.range(of: try await SegmentColumns(stored, in: store), key, in: store)
    }
}
