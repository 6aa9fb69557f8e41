/// Something that not every server can do.
package enum MilvusFeature: String, Sendable, Hashable, CaseIterable {
    case databases
    case describeDatabase
    /// `Connect`, which tells the server's build.
    case connect
    case getVersion
    case allocateTimestamp
    /// Aliases have a list of their own; a collection's description names them everywhere.
    case listAliases
    case countQuery
    case flushTimestamp
    case upsert
    /// Segments that are loaded before their index comes are searched with a makeshift one; before, with none, exactly.
    case makeshiftIndexes
    /// Queries that see the state of one timestamp, however many there are (those of an iterator).
    case pinnedQueries
    case levelZeroSegments
    /// Import jobs over REST, many groups a job, `timeout` and other options.
    case importJobs
    /// `start_ts`/`end_ts` of an import are hybrid; before, milliseconds.
    case hybridImportTimestamps
    case manyLevelZeroSegmentsPerImport
    case backupAccessControl
    case privilegeGroups
    /// The exact logs of a segment over REST.
    case exactSegmentLogs
    case garbageCollectionPause
    /// A pause of one collection's garbage collection, with a ticket.
    case collectionGarbageCollectionPause
    case functionRuntimeCheck
    /// Flush of the whole cluster as one message.
    case clusterFlush
    case storageVersion2
    case snapshots
}
