internal import BackupFormat
package import Basics

/// `run/restore.json`: that a restore is or was at work, and all that a resume must know of it.
package struct RestoreMarker: Sendable, JSONRepresentable {
    /// Also the name of its directory below ``StagingPlan/directory``.
    package var runID: String
    package var startedAt: WallTime
    package var toolVersion: String
    package var options: RestoreOptions
    /// Everything is done; what is left of the run is being removed.
    package var isFinished = false

    package init(runID: String, startedAt: WallTime, toolVersion: String, options: RestoreOptions) {
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
    }

    package var json: JSONValue {
        [
            "formatVersion": 1, "runId": JSONValue(runID), "startedAt": JSONValue(startedAt.milliseconds),
            "toolVersion": JSONValue(toolVersion), "options": options.json, "isFinished": JSONValue(isFinished),
        ]
    }
}
