internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import DataExport
internal import MilvusModel
internal import ObjectStorage

/// Writes one collection: its schema, and its segments, several at once.
struct CollectionExport: Sendable {
    /// Bytes of deletes beside which there is room for one segment only: each takes about 150 MiB while it is written.
    private static let manyDeletes = 64 << 20

    let plan: ExportPlan.Collection
    let options: ExportOptions
    let environment: ExportEnvironment
    let journal: ExportJournal
    let finished: [SegmentID: ExportedSegment]

    func run() async throws -> ExportReport.Collection {
        let (collection, destination) = (plan.collection, environment.destination)
        var report = ExportReport.Collection(
            reference: collection.backup.reference, id: collection.backup.id, fields: plan.fields.map(\.name))
        let schema = plan.description.text(.indented) + "\n"
        _ = try await destination.store.put(destination.key("\(plan.folder)/_schema.json"), Array(schema.utf8))
        let levelZero = try await LevelZeroDeletes(collection, in: environment.store)
        let live = LiveRows(
            collection: collection, store: environment.store, primaryKey: plan.primaryKey, levelZero: levelZero,
            bounds: plan.bounds)
        let export = SegmentExport(
            live: live, fields: plan.fields, factory: environment.factory(options), destination: destination,
            maxFileSize: options.maxFileSize)
        let width = levelZero.bytes > Self.manyDeletes ? 1 : environment.width
        report.segments = try await boundedMap(plan.segments, width: width) { place in
            try await one(place, export)
        }
        report.resumedSegments = plan.segments.count { finished[$0.segment.backup.id] != nil }
        return report
    }

    private func one(_ place: ExportPlan.Place, _ export: SegmentExport) async throws -> ExportedSegment {
        let id = place.segment.backup.id
        if let done = finished[id] {
            environment.observer.counters.done(objects: 1, bytes: place.segment.bytes)
            return done
        }
        // Readers of data take this for a column; and a folder that is named `_default` alone they pass over.
        let folder = "\(plan.folder)/milvus_partition=\(place.partition)"
        let result = try await export.run(place.segment, partition: place.partition, folder: folder)
        try await journal.note(result)
        environment.observer.counters.done(objects: 1, bytes: place.segment.bytes)
        return result
    }
}
