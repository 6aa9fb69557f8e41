internal import BackupFormat
package import Basics

/// What `list` found.
package struct BackupList: Sendable, Hashable {
    /// The newest last; those whose time nobody knows first.
    package var backups: [BackupSummary]

    package init(backups: [BackupSummary]) {
        self.backups = backups
    }

    static func isOrderedBefore(_ lhs: BackupSummary, _ rhs: BackupSummary) -> Bool {
        let times = (lhs.createdAt?.milliseconds ?? .min, rhs.createdAt?.milliseconds ?? .min)
        return times.0 == times.1 ? lhs.name < rhs.name : times.0 < times.1
    }

    package var json: JSONValue { ["backups": .array(backups.map(\.json))] }
}

extension BackupSummary {
    /// Null is what nothing tells.
    package var json: JSONValue {
        var object: JSONObject = [
            "name": .string(name.text), "kind": .string(kind.rawValue), "state": .string(state.rawValue),
            "createdAt": JSONValue(createdAt?.iso8601), "bytes": bytes.map { JSONValue($0) } ?? .null,
            "objects": objects.map { JSONValue($0) } ?? .null,
            "collections": collections.map { JSONValue($0) } ?? .null, "origin": .string(origin.rawValue),
            "verified": verified?.json ?? .null, "drilled": drilled?.json ?? .null,
        ]
        object.appendUnlessEmpty("reason", reason ?? "")
        if isResumable { object.append("resumable", .bool(true)) }
        return .object(object)
    }
}
