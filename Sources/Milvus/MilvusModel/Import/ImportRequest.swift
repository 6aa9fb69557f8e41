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
    /// Servers from 2.6.24 and 3.0.2 on run an import once, however often it is asked for with one key; older ones
    /// don't look at it.
    package var idempotencyKey: String?

    package init(
        collection: CollectionReference, partition: String, files: [[String]], options: ImportOptions = ImportOptions(),
        idempotencyKey: String? = nil
    ) {
        self.collection = collection
        self.partition = partition
        self.files = files
        self.options = options
        self.idempotencyKey = idempotencyKey
    }
}
