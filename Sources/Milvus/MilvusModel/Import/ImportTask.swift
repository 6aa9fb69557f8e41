/// What a server says about a bulk import.
package struct ImportTask: Hashable, Sendable {
    package var id: ImportTaskID
    package var state: ImportState
    /// Rows that were imported. "Completed" with 0 means that nothing was found.
    package var rows: Int64
    package var progressPercent: Int
    /// The server's words when it failed.
    package var reason: String
    /// Only servers before 2.4 tell.
    package var segments: [SegmentID]

    package init(
        id: ImportTaskID, state: ImportState, rows: Int64 = 0, progressPercent: Int = 0, reason: String = "",
        segments: [SegmentID] = []
    ) {
        self.id = id
        self.state = state
        self.rows = rows
        self.progressPercent = progressPercent
        self.reason = reason
        self.segments = segments
    }
}
