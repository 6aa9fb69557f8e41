internal import BackupFormat
internal import Basics
internal import MilvusModel

/// A line of a plan as it is kept in the backup's store: a unit begins, its segments and objects follow, it ends.
enum PlanLine {
    /// `manifest` is the collection without segments; nil for index files.
    case begin(PlanUnit.Subject, attempt: Int, CollectionPlan?, manifest: CollectionBackup?)
    case segment(SegmentBackup)
    case object(PlannedObject)
    /// With the number of objects: a plan of which something is missing isn't one.
    case end(objects: Int)

    /// Nil for what isn't understood.
    init?(_ line: ArraySlice<UInt8>) {
        if line.first == UInt8(ascii: "[") {
            guard let object = PlannedObject(line: line) else { return nil }
            self = .object(object)
            return
        }
        guard let json = try? JSONValue(parsing: Array(line)) else { return nil }
        if let segment = json["segment"].flatMap({ try? SegmentBackup(json: $0) }) {
            self = .segment(segment)
        } else if let objects = json["end"]?.int64 {
            self = .end(objects: Int(objects))
        } else if let unit = json["unit"] {
            guard let begin = try? Self.begin(unit) else { return nil }
            self = begin
        } else {
            return nil
        }
    }

    static func begin(_ unit: PlanUnit, manifest: JSONValue?) -> [UInt8] {
        var object: JSONObject = ["attempt": JSONValue(unit.attempt)]
        if let plan = unit.collection, let manifest {
            object.append("rows", JSONValue(plan.rows))
            object.appendIfPresent("liveRows", plan.liveRows.map { JSONValue($0) })
            object.appendIfPresent("deleteRecords", plan.deleteRecords.map { JSONValue($0) })
            object.append("logListing", JSONValue(plan.logListing.rawValue))
            object.appendIfPresent("consistentTimestamp", plan.consistentAt.map { JSONValue($0.rawValue) })
            object.append("hasIndexes", .bool(plan.hasIndexes))
            if !plan.findings.isEmpty { object.append("findings", .array(plan.findings.map(\.json))) }
            object.append("manifest", manifest)
        }
        return JSONValue.object(["unit": .object(object)]).encoded()
    }

    static func segment(_ json: JSONValue) -> [UInt8] {
        JSONValue.object(["segment": json]).encoded()
    }

    static func end(_ unit: PlanUnit) -> [UInt8] {
        JSONValue.object(["end": JSONValue(unit.objects)]).encoded()
    }

    private static func begin(_ json: JSONValue) throws -> PlanLine {
        var fields = try JSONFields(json)
        let attempt = Int(try fields.int64("attempt"))
        guard let manifest = try fields.nested("manifest", CollectionBackup.init(json:)) else {
            return .begin(.indexFiles, attempt: attempt, nil, manifest: nil)
        }
        let listing = LogListing(rawValue: try fields.string("logListing")) ?? .listing
        let timestamp = try fields.uint64("consistentTimestamp")
        let plan = CollectionPlan(
            reference: manifest.reference, id: manifest.id, rows: try fields.int64("rows"),
            liveRows: fields.value("liveRows")?.int64, deleteRecords: fields.value("deleteRecords")?.int64,
            segments: 0, manifestSize: manifest.size, logListing: listing,
            consistentAt: timestamp == 0 ? nil : HybridTimestamp(rawValue: timestamp),
            hasIndexes: try fields.bool("hasIndexes"), findings: try fields.array("findings", Finding.init(json:)))
        return .begin(.collection(manifest.reference), attempt: attempt, plan, manifest: manifest)
    }
}
