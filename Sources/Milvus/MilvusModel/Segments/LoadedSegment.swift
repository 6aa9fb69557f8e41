/// A segment as a query node holds it.
package struct LoadedSegment: Hashable, Sendable {
    package var id: SegmentID
    package var rows: Int64
    /// Nil while the node searches without one, or with a makeshift of its own (2.3 and later).
    package var index: String?
    package var state: SegmentState

    package init(id: SegmentID, rows: Int64, index: String?, state: SegmentState) {
        self.id = id
        self.rows = rows
        self.index = index
        self.state = state
    }
}
