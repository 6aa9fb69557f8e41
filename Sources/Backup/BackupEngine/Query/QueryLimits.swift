/// How much a reader by queries may ask of a server that has others to serve.
package struct QueryLimits: Sendable, Hashable {
    /// Queries in flight, each with a page in memory.
    package var queries: Int
    /// Nil: as many as the queries in flight give.
    package var rowsPerSecond: Int?

    package init(queries: Int = 4, rowsPerSecond: Int? = nil) {
        self.queries = queries
        self.rowsPerSecond = rowsPerSecond
    }
}
