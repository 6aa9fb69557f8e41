package import BackupFormat
package import MilvusModel

/// What `create` would do.
package struct CreatePlan: Sendable {
    /// One collection that would be backed up.
    package struct Collection: Sendable {
        package var reference: CollectionReference
        /// As the server counts its segments: deletes not subtracted, unflushed rows perhaps missing.
        package var storedRows: Int64
    }

    package var name: String
    package var milvusVersion: String
    package var strategy: CreateOptions.Strategy
    package var logListing: LogListing
    package var collections: [Collection]
    /// Named in the filter, but not there.
    package var missing: [CollectionReference]
}
