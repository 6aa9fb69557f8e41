package import MilvusModel

extension MilvusFeature {
    /// The first release that has it: the one table of differences between servers.
    package var firstVersion: MilvusVersion {
        switch self {
        case .connect, .databases: MilvusVersion(2, 2, 9)
        case .allocateTimestamp: MilvusVersion(2, 2, 13)
        case .getVersion, .listAliases, .countQuery, .upsert, .makeshiftIndexes: MilvusVersion(2, 3, 0)
        case .flushTimestamp: MilvusVersion(2, 3, 1)
        case .garbageCollectionPause: MilvusVersion(2, 3, 4)
        case .levelZeroSegments, .importJobs, .hybridImportTimestamps: MilvusVersion(2, 4, 0)
        case .describeDatabase: MilvusVersion(2, 4, 3)
        case .backupAccessControl: MilvusVersion(2, 4, 10)
        case .privilegeGroups: MilvusVersion(2, 4, 16)
        case .pinnedQueries: MilvusVersion(2, 5, 0)
        case .exactSegmentLogs: MilvusVersion(2, 5, 8)
        case .storageVersion2: MilvusVersion(2, 6, 0)
        case .manyLevelZeroSegmentsPerImport: MilvusVersion(2, 6, 5)
        case .collectionGarbageCollectionPause, .functionRuntimeCheck: MilvusVersion(2, 6, 8)
        case .clusterFlush: MilvusVersion(2, 6, 11)
        case .snapshots: MilvusVersion(3, 0, 0)
        }
    }
}
