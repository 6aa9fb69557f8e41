package import MilvusModel

/// Some of a delta log's records: each hides the rows with its key that are older than its timestamp.
package struct DeleteBatch: Sendable, Hashable {
    package internal(set) var keys: [PrimaryKey] = []
    package internal(set) var timestamps: [HybridTimestamp] = []

    package var count: Int { keys.count }
}
