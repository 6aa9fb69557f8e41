internal import MilvusClient

extension MilvusFeature {
    /// What a user gets when a server lacks it; nil where it makes no difference to them.
    func consequence(hasEtcd: Bool) -> String? {
        switch self {
        case .databases: "There is one database only."
        case .describeDatabase: "Properties of databases aren't backed up."
        case .allocateTimestamp: "Its clock can't be compared."
        case .flushTimestamp: "The point of a backup is that before the flush, not that of the flush."
        case .countQuery: "Rows are counted by fetching primary keys."
        case .garbageCollectionPause:
            "Garbage collection can't be held; objects that vanish during a backup are listed anew."
        case .backupAccessControl: "Users come back only when their passwords are given: hashes can't be read."
        case .exactSegmentLogs:
            hasEtcd ? nil : "Logs are listed from the bucket, as neither REST nor etcd tells them exactly."
        default: nil
        }
    }
}
