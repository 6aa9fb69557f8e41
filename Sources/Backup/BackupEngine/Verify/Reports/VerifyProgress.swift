internal import BackupFormat
internal import Basics
internal import MilvusModel

/// How far a verification came that was cut off.
struct VerifyProgress: Sendable, Hashable {
    /// What has to be the same for the work to count.
    struct Basis: Sendable, Hashable {
        /// The backup itself: its seal's id, or what tells one manifest from another.
        var backup: String
        var depth: VerifyDepth
        var filter: String
        var sample: SampleWindow?
    }

    var id: String
    var startedAt: WallTime
    var basis: Basis
    var tally: HashTally
    var rows: RowTally

    var json: JSONValue {
        [
            "id": .string(id), "startedAt": .string(startedAt.iso8601), "backup": .string(basis.backup),
            "depth": .string(basis.depth.rawValue), "filter": .string(basis.filter),
            "sample": basis.sample?.json ?? .null, "tally": tally.json, "rows": rows.json,
        ]
    }

    init(id: String, startedAt: WallTime, basis: Basis, tally: HashTally = HashTally(), rows: RowTally = RowTally()) {
        self.id = id
        self.startedAt = startedAt
        self.basis = basis
        self.tally = tally
        self.rows = rows
    }

    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        id = try fields.string("id")
        startedAt = try fields.time("startedAt") ?? WallTime(milliseconds: 0)
        basis = Basis(
            backup: try fields.string("backup"), depth: try fields.choice("depth"),
            filter: try fields.string("filter"), sample: try fields.nested("sample", SampleWindow.init(json:)))
        tally = try fields.nested("tally", HashTally.init(json:)) ?? HashTally()
        rows = try fields.nested("rows", RowTally.init(json:)) ?? RowTally()
    }
}
