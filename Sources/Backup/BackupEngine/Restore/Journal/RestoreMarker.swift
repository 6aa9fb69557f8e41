internal import BackupFormat
package import Basics
package import MilvusModel

/// `run/restore.json`: that a restore is or was at work, and all that a resume must know of it.
package struct RestoreMarker: Sendable, JSONRepresentable {
    /// Also the name of its directory below ``StagingPlan/directory``.
    package var runID: String
    package var startedAt: WallTime
    package var toolVersion: String
    package var options: RestoreOptions
    /// By the collections' ids in the backup: a resume leaves out the same.
    package var leftOut: [CollectionID: LeftOut]
    /// Everything is done; what is left of the run is being removed.
    package var isFinished = false

    package init(
        runID: String, startedAt: WallTime, toolVersion: String, options: RestoreOptions,
        leftOut: [CollectionID: LeftOut] = [:]
    ) {
        self.leftOut = leftOut
        self.runID = runID
        self.startedAt = startedAt
        self.toolVersion = toolVersion
        self.options = options
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        runID = try fields.string("runId")
        startedAt = WallTime(milliseconds: try fields.int64("startedAt"))
        toolVersion = try fields.string("toolVersion")
        options = try RestoreOptions(json: fields.value("options") ?? [:])
        isFinished = try fields.bool("isFinished")
        leftOut = [:]
        for member in try fields.object("leftOut")?.members ?? [] {
            guard let id = Int64(member.key) else { continue }
            leftOut[CollectionID(rawValue: id)] = try LeftOut(json: member.value)
        }
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "formatVersion": 1, "runId": JSONValue(runID), "startedAt": JSONValue(startedAt.milliseconds),
            "toolVersion": JSONValue(toolVersion), "options": options.json, "isFinished": JSONValue(isFinished),
        ]
        if !leftOut.isEmpty {
            let members = leftOut.sorted { $0.key < $1.key }
                .map { JSONObject.Member(key: "\($0.key)", value: $0.value.json) }
            object.append("leftOut", .object(JSONObject(members)))
        }
        return .object(object)
    }
}
