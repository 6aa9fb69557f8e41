internal import BackupFormat
package import Basics

/// When a backup was last restored to see whether it can be, and what came of it.
package struct LastDrill: Sendable, Hashable {
    package var at: WallTime
    package var state: DrillReport.State
    /// Collections that were drilled.
    package var collections: Int
    /// Until all of them answered.
    package var recoveryTime: Duration

    package init(at: WallTime, state: DrillReport.State, collections: Int, recoveryTime: Duration) {
        self.at = at
        self.state = state
        self.collections = collections
        self.recoveryTime = recoveryTime
    }

    /// Of a stored report.
    init(report json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        at = try fields.time("finishedAt") ?? WallTime(milliseconds: 0)
        state = try fields.choice("state")
        collections = fields.value("collections")?.array?.count ?? 0
        recoveryTime = .seconds(fields.value("rtoSeconds")?.double ?? 0)
    }

    package var json: JSONValue {
        [
            "at": .string(at.iso8601), "state": .string(state.rawValue), "collections": JSONValue(collections),
            "rtoSeconds": .seconds(recoveryTime),
        ]
    }
}
