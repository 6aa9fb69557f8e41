import BackupFormat
import Basics
import FoundationEssentials
import MilvusModel
import ObjectStorage

@testable import BackupEngine

/// Planned objects with ids that are easy to see in keys.
enum PlanSamples {
    static var directory: String { FileManager.default.temporaryDirectory.path() }

    static func log(
        _ kind: LogKind = .insert, collection: Int64 = 1, partition: Int64 = 2, segment: Int64, field: Int64 = 100,
        _ log: Int64, size: Int64 = 10, etag: String? = "e"
    ) -> PlannedObject {
        let location = SegmentLocation(
            collection: CollectionID(rawValue: collection), partition: PartitionID(rawValue: partition),
            segment: SegmentID(rawValue: segment))
        return PlannedObject(
            .log(
                LogObject(
                    kind: kind, location: location, field: FieldID(rawValue: field), log: LogID(rawValue: log))),
            of: location.collection, size: size, etag: etag.map { ETag($0) })
    }

    static func indexFile(_ build: Int64, _ file: String, collection: Int64 = 1, etag: String? = nil) -> PlannedObject {
        PlannedObject(
            .indexFile(
                IndexFileObject(
                    build: BuildID(rawValue: build), version: 1, partition: PartitionID(rawValue: 2),
                    segment: SegmentID(rawValue: 3), file: file)),
            of: CollectionID(rawValue: collection), size: 5, etag: etag.map { ETag($0) })
    }

    /// A unit of index files alone, or of a collection with a header of no meaning.
    static func unit(
        _ objects: [PlannedObject], collection: Int64 = 1, attempt: Int = 1, on spool: PlanSpool
    ) throws -> PlanUnit {
        var writer = PlanUnitWriter(spool)
        for object in objects { try writer.append(object) }
        let reference = CollectionReference(name: "c\(collection)")
        let id = CollectionID(rawValue: collection)
        let header = CollectionBackup(
            taskID: "run", id: id, reference: reference, schema: CollectionSchema(name: reference.name, fields: []))
        let plan = CollectionPlan(
            reference: reference, id: id, rows: 0, segments: 0, manifestSize: 0, logListing: .etcd, consistentAt: nil,
            hasIndexes: false)
        return try writer.finish(plan, attempt: attempt, header: header, segments: [])
    }
}
