package import DataExport

/// What is exported, and how.
package struct ExportOptions: Sendable {
    package var name: String
    package var filter: CollectionFilter
    /// Empty: all. Of collections that don't have one of them, the others.
    package var partitions: [String]
    /// Names; empty: all.
    package var fields: [String]
    /// Of primary keys, as the user wrote it.
    package var keys: KeyRangeText?
    package var sink: SinkSettings
    /// Bytes after which the rows of a segment go on in another file.
    package var maxFileSize: Int64
    /// Goes on with an export that was interrupted.
    package var resumes: Bool

    package init(
        name: String, filter: CollectionFilter = CollectionFilter(), partitions: [String] = [], fields: [String] = [],
        keys: KeyRangeText? = nil, sink: SinkSettings = SinkSettings(), maxFileSize: Int64 = .max,
        resumes: Bool = false
    ) {
        self.name = name
        self.filter = filter
        self.partitions = partitions
        self.fields = fields
        self.keys = keys
        self.sink = sink
        self.maxFileSize = maxFileSize
        self.resumes = resumes
    }
}
