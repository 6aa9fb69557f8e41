package import Basics

/// `run/plan.json.zst`: says that a run is or was at work here. Gone once the backup is sealed.
package struct RunMarker: Sendable, Hashable, JSONRepresentable {
    /// Random; two runs that meet at one name tell themselves apart by it.
    package var runID: String
    package var name: String
    package var startedAt: WallTime
    package var toolVersion: String
    /// What later versions keep for a resume.
    package var extra: JSONObject

    package init(runID: String, name: String, startedAt: WallTime, toolVersion: String) {
        self.runID = runID
        self.name = name
        self.startedAt = startedAt
        self.toolVersion = toolVersion
        extra = JSONObject()
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        _ = try fields.int64("formatVersion")
        runID = try fields.string("runId")
        name = try fields.string("name")
        startedAt = try fields.time("startedAt") ?? WallTime(milliseconds: 0)
        toolVersion = try fields.string("toolVersion")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "formatVersion": JSONValue(Seal.currentFormat), "runId": JSONValue(runID), "name": JSONValue(name),
            "startedAt": JSONValue(ISO8601Time.text(startedAt)), "toolVersion": JSONValue(toolVersion),
        ]
        object.append(contentsOf: extra)
        return .object(object)
    }
}
