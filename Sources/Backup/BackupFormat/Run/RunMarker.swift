package import Basics

/// `run/plan.json.zst`: says that a run is or was at work here, and what it was asked to do. Gone once the backup is sealed.
package struct RunMarker: Sendable, Hashable, JSONRepresentable {
    /// Random; two runs that meet at one name tell themselves apart by it.
    package var runID: String
    package var name: String
    package var startedAt: WallTime
    package var toolVersion: String
    /// Nil in markers of versions that couldn't go on with a run.
    package var options: RunOptions?
    package var selection: RunSelection?
    /// What later versions keep.
    package var extra: JSONObject

    package init(
        runID: String, name: String, startedAt: WallTime, toolVersion: String, options: RunOptions? = nil,
        selection: RunSelection? = nil
    ) {
        self.runID = runID
        self.name = name
        self.startedAt = startedAt
        self.toolVersion = toolVersion
        self.options = options
        self.selection = selection
        extra = JSONObject()
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        _ = try fields.int64("formatVersion")
        runID = try fields.string("runId")
        name = try fields.string("name")
        startedAt = try fields.time("startedAt") ?? WallTime(milliseconds: 0)
        toolVersion = try fields.string("toolVersion")
        options = try fields.nested("options", RunOptions.init(json:))
        selection = try fields.nested("selection", RunSelection.init(json:))
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "formatVersion": JSONValue(Seal.currentFormat), "runId": JSONValue(runID), "name": JSONValue(name),
            "startedAt": JSONValue(ISO8601Time.text(startedAt)), "toolVersion": JSONValue(toolVersion),
        ]
        object.appendIfPresent("options", options?.json)
        object.appendIfPresent("selection", selection?.json)
        object.append(contentsOf: extra)
        return .object(object)
    }
}
