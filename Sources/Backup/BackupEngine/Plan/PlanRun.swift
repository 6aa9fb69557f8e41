/// Lines in order, somewhere on the spool.
struct PlanRun: Sendable {
    /// A place inside a run.
    struct Place: Sendable, Hashable {
        var extent: Int
        /// Bytes from the extent's beginning.
        var offset: Int
        /// Lines from the extent's beginning.
        var line: Int
    }

    var extents: [PlanSpool.Extent] = []

    var count: Int { extents.reduce(0) { $0 + $1.count } }
    var isEmpty: Bool { extents.isEmpty }
}
