internal import BackupFormat
package import Basics

/// `run/owner-<epoch>.json`: who is at work here. The highest epoch owns the run.
package struct RunOwner: Sendable, Hashable, JSONRepresentable {
    /// Random: tells apart two that wrote the same epoch, where a store knows no conditional writes.
    package var id: String
    package var host: HostIdentity
    package var startedAt: WallTime

    package init(id: String, host: HostIdentity, startedAt: WallTime) {
        self.id = id
        self.host = host
        self.startedAt = startedAt
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        id = try fields.string("id")
        host = try HostIdentity(json: fields.value("host") ?? [:])
        startedAt = WallTime(milliseconds: try fields.int64("startedAt"))
    }

    package var json: JSONValue {
        ["id": JSONValue(id), "host": host.json, "startedAt": JSONValue(startedAt.milliseconds)]
    }
}
