/// A collection that a double begins with.
package struct MilvusSeed: Sendable {
    package var database = "default"
    package var name: String
    package var partitions = ["_default"]
    package var segmentsPerPartition = 2
    package var rowsPerSegment = 4
    /// Rows of each flushed segment that are deleted again, by a delta log.
    package var deletesPerSegment = 0
    package var logsPerField = 1
    /// Rows of each partition that aren't flushed.
    package var growingRows = 0
    package var isIndexed = true
    package var isLoaded = true
    package var aliases: [String] = []
    /// Bytes that each row adds to the files of its fields.
    package var padding = 0

    package init(_ name: String) {
        self.name = name
    }
}
