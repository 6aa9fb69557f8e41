internal import BackupFormat
package import Basics

/// When a backup was last verified, and how deep.
package struct LastVerification: Sendable, Hashable {
    package var at: WallTime
    package var depth: VerifyDepth
    package var state: VerifyReport.State
    /// Nil: not a sample.
    package var sample: SampleWindow?
    /// Whether only some collections were looked at.
    package var isPartial: Bool

    package init(
        at: WallTime, depth: VerifyDepth, state: VerifyReport.State, sample: SampleWindow? = nil,
        isPartial: Bool = false
    ) {
        self.at = at
        self.depth = depth
        self.state = state
        self.sample = sample
        self.isPartial = isPartial
    }

    /// Of a stored report.
    init(report json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        at = try fields.time("finishedAt") ?? WallTime(milliseconds: 0)
        depth = try fields.choice("depth")
        state = try fields.choice("state")
        sample = try fields.nested("sample", SampleWindow.init(json:))
        isPartial = fields.value("collections") != nil
    }

    package var json: JSONValue {
        [
            "at": .string(at.iso8601), "depth": .string(depth.rawValue), "state": .string(state.rawValue),
            "sample": sample?.json ?? .null, "partial": JSONValue(isPartial),
        ]
    }
}
