package import Basics
package import MilvusModel

/// How one collection fared, in the seal: what a list and a restore want to know without reading the manifest.
package struct SealedCollection: Sendable, Hashable, JSONRepresentable {
    package var reference: CollectionReference
    package var id: CollectionID
    /// Why it isn't in the backup; nil when it is.
    package var failure: String?
    /// What was lost of it in Milvus' own bucket before it was backed up; nil when it is whole.
    package var damage: String?
    /// Rows inserted, of all its segments.
    package var rows: Int64
    /// Delete records; nil where nothing tells their number.
    package var deletedRows: Int64?
    /// Rows that a query would have counted at ``consistentAt``; nil when nobody asked.
    package var liveRows: Int64?
    package var segments: Int
    package var objects: Int64
    package var bytes: Int64
    package var logListing: LogListing
    /// Every write up to here is in the backup; nil when the server gave no such point.
    package var consistentAt: HybridTimestamp?
    package var extra: JSONObject

    package init(
        reference: CollectionReference, id: CollectionID, failure: String? = nil, damage: String? = nil,
        rows: Int64 = 0, deletedRows: Int64? = nil, liveRows: Int64? = nil, segments: Int = 0, objects: Int64 = 0,
        bytes: Int64 = 0,
        logListing: LogListing = .listing, consistentAt: HybridTimestamp? = nil
    ) {
        self.reference = reference
        self.id = id
        self.failure = failure
        self.damage = damage
        self.rows = rows
        self.deletedRows = deletedRows
        self.liveRows = liveRows
        self.segments = segments
        self.objects = objects
        self.bytes = bytes
        self.logListing = logListing
        self.consistentAt = consistentAt
        extra = JSONObject()
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        reference = CollectionReference(
            database: DatabaseName(try fields.string("database")), name: try fields.string("name"))
        id = CollectionID(rawValue: try fields.int64("id"))
        let isDone = try fields.string("state") == Self.done
        let reason = try fields.string("reason")
        failure = isDone ? nil : reason
        let told = try fields.string("damage")
        damage = told.isEmpty ? nil : told
        rows = try fields.int64("rows")
        deletedRows = try fields.optionalInt64("deletedRows")
        liveRows = try fields.optionalInt64("liveRows")
        segments = Int(try fields.int64("segments"))
        objects = try fields.int64("objects")
        bytes = try fields.int64("bytes")
        logListing = try fields.choice("logListing")
        let timestamp = try fields.uint64("consistentTimestamp")
        consistentAt = timestamp == 0 ? nil : HybridTimestamp(rawValue: timestamp)
        _ = try fields.time("consistentAt")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.append("database", JSONValue(reference.database.rawValue))
        object.append("name", JSONValue(reference.name))
        object.append("id", JSONValue(id.rawValue))
        object.append("state", JSONValue(failure == nil ? Self.done : "failed"))
        object.appendIfPresent("reason", failure.map { JSONValue($0) })
        object.appendIfPresent("damage", damage.map { JSONValue($0) })
        object.append("rows", JSONValue(rows))
        object.appendIfPresent("deletedRows", deletedRows.map { JSONValue($0) })
        object.appendIfPresent("liveRows", liveRows.map { JSONValue($0) })
        object.append("segments", JSONValue(segments))
        object.append("objects", JSONValue(objects))
        object.append("bytes", JSONValue(bytes))
        object.append("logListing", JSONValue(logListing.rawValue))
        object.appendIfPresent("consistentTimestamp", consistentAt.map { JSONValue($0.rawValue) })
        object.appendIfPresent("consistentAt", consistentAt.map { JSONValue(ISO8601Time.text($0.wallTime)) })
        object.append(contentsOf: extra)
        return .object(object)
    }

    private static let done = "done"
}

extension JSONFields {
    /// Nil when absent; zero is a value.
    mutating func optionalInt64(_ key: String) throws(JSONMappingError) -> Int64? {
        try nested(key) { value throws(JSONMappingError) in
            guard let number = value.int64 else {
                throw JSONMappingError(path: "", reason: "an integer is expected, \(value.kind) stands there")
            }
            return number
        }
    }
}
