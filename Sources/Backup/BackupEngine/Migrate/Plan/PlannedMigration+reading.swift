internal import MilvusModel

extension PlannedMigration {
    /// Partitions to read, and where their rows go. Where a field decides over partitions, a server lets nobody name one.
    var readPartitions: [(source: String?, target: String)] {
        guard !readsAsOne else { return [(nil, schema.hasPartitionKey ? "" : "_default")] }
        return partitions.map { ($0, $0) }
    }

    var replicas: Int32 {
        switch load {
        case .nothing: 1
        case .collection(let replicas), .partitions(_, let replicas): replicas
        }
    }
}
