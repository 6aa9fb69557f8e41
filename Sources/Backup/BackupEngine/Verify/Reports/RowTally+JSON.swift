internal import Basics
internal import MilvusModel

extension RowTally {
    var json: JSONValue {
        [
            "position": .string(position), "segments": JSONValue(segments), "objects": JSONValue(objects),
            "bytes": JSONValue(bytes), "decoded": JSONValue(decoded),
            "collections": .array(collections.sorted { $0.key < $1.key }.map { $0.value.json($0.key) }),
            "findings": .array(findings.findings.map(\.json)), "counts": FindingList.json(findings.counts),
        ]
    }

    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        position = try fields.string("position")
        segments = try fields.int64("segments")
        objects = try fields.int64("objects")
        bytes = try fields.int64("bytes")
        decoded = try fields.int64("decoded")
        let known = try fields.array("collections") { value throws(JSONMappingError) in try Collection.known(value) }
        collections = Dictionary(known.map { ($0.id, $0.collection) }) { first, _ in first }
        findings = try FindingList(&fields)
    }
}

extension RowTally.Collection {
    fileprivate func json(_ id: CollectionID) -> JSONValue {
        [
            "id": JSONValue(id.rawValue), "segments": JSONValue(segments), "agreeing": JSONValue(agreeing),
            "knowsLevelZero": JSONValue(knowsLevelZero), "inserted": JSONValue(rows.inserted),
            "deletes": JSONValue(rows.deletes), "live": JSONValue(rows.live), "late": JSONValue(rows.late),
            "idleDeletes": rows.idleDeletes.map { JSONValue($0) } ?? .null,
        ]
    }

    fileprivate static func known(
        _ json: JSONValue
    ) throws(JSONMappingError) -> (id: CollectionID, collection: RowTally.Collection) {
        var fields = try JSONFields(json)
        let id = CollectionID(rawValue: try fields.int64("id"))
        var collection = RowTally.Collection()
        collection.segments = try fields.int64("segments")
        collection.agreeing = try fields.int64("agreeing")
        collection.knowsLevelZero = try fields.bool("knowsLevelZero")
        collection.rows = RowCounts(
            inserted: try fields.int64("inserted"), deletes: try fields.int64("deletes"),
            live: try fields.int64("live"), late: try fields.int64("late"),
            idleDeletes: fields.value("idleDeletes")?.int64)
        return (id, collection)
    }
}
