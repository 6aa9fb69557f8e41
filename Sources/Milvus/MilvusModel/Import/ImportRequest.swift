/// One bulk import from Milvus' own bucket.
///
/// With binlogs each group is `[insert directory]` or `[insert directory, delta directory]`, with deltas of level zero
/// `[delta directory]`. Directories are keys without leading slash, with trailing slash. A directory that doesn't
/// exist is no error to a server: it completes with 0 rows.
package struct ImportRequest: Hashable, Sendable {
    package var collection: CollectionReference
    /// Must be named for binlogs; empty means all partitions (level zero only).
    package var partition: String
    /// Through gRPC there is exactly one group; the REST jobs (2.4 and later) take many.
    package var files: [[String]]
    package var options: ImportOptions

    package init(
        collection: CollectionReference, partition: String, files: [[String]], options: ImportOptions = ImportOptions()
    ) {
        self.collection = collection
        self.partition = partition
        self.files = files
        self.options = options
    }
}
