internal import BackupFormat
package import Basics
package import MilvusModel

/// `run/drill.json`: that a drill is or was at work, and all that must be known to take it back.
package struct DrillMarker: Sendable, Hashable, JSONRepresentable {
    package var id: String
    package var backup: String
    package var startedAt: WallTime
    package var toolVersion: String
    /// Names the restore's directory.
    package var restoreRun: String
    /// The scratch collections.
    package var collections: [CollectionReference]

    package init(
        id: String, backup: String, startedAt: WallTime, toolVersion: String, restoreRun: String,
        collections: [CollectionReference]
    ) {
        self.id = id
        self.backup = backup
        self.startedAt = startedAt
        self.toolVersion = toolVersion
        self.restoreRun = restoreRun
        self.collections = collections
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        id = try fields.string("id")
        backup = try fields.string("backup")
        startedAt = WallTime(milliseconds: try fields.int64("startedAt"))
        toolVersion = try fields.string("toolVersion")
        restoreRun = try fields.string("restoreRun")
        collections = try fields.array("collections") { value throws(JSONMappingError) in
            var fields = try JSONFields(value)
            return CollectionReference(
                database: DatabaseName(try fields.string("database")), name: try fields.string("name"))
        }
    }

    package var json: JSONValue {
        [
            "formatVersion": 1, "id": .string(id), "backup": .string(backup),
            "startedAt": JSONValue(startedAt.milliseconds), "toolVersion": .string(toolVersion),
            "restoreRun": .string(restoreRun),
            "collections": .array(
                collections.map { ["database": .string($0.database.rawValue), "name": .string($0.name)] }),
        ]
    }
}
