internal import Basics
internal import BinlogFormat
internal import MilvusClient
internal import MilvusModel

/// Inserts rows into a collection that nobody else writes to, each exactly once.
struct RowWriter: Sendable {
    /// How long a server that takes no more (memory, disk, rates) is waited for.
    private static let patience: Duration = .seconds(900)
    private static let pause: Duration = .seconds(2)

    let environment: BackupEnvironment
    let collection: CollectionReference
    /// Empty where a partition key decides.
    let partition: String
    let key: FieldSchema

    private var milvus: MilvusClient { environment.milvus }

    func insert(_ rows: BinlogFormat.RowBatch) async throws {
        guard rows.rows > 0 else { return }
        let deadline = environment.clock.now() + Self.patience
        var mayBeThere = false
        while true {
            do {
                try await write(rows, mayBeThere: mayBeThere)
                return
            } catch {
                let isBusy = error.code == .rateLimited || error.code == .quotaExceeded
                guard error.isRetryable || isBusy, !Task.isCancelled, environment.clock.now() < deadline else {
                    throw error
                }
                // A refusal is an answer; anything else may have come too late to be heard.
                mayBeThere = mayBeThere || !isBusy
                try await environment.sleep(Self.pause)
            }
        }
    }

    func delete(_ keys: [PrimaryKey]) async throws(MilvusClientError) {
        guard !keys.isEmpty else { return }
        try await milvus.delete(keys, keyField: key.name, from: collection, partition: partition)
    }

    /// Rows that may be there already take the place of those; where the server can't do that in one step, they go first.
    private func write(_ rows: BinlogFormat.RowBatch, mayBeThere: Bool) async throws(MilvusClientError) {
        guard mayBeThere else {
            return try await milvus.insert(rows, into: collection, partition: partition)
        }
        if try await milvus.features().has(.upsert) {
            return try await milvus.upsert(rows, into: collection, partition: partition)
        }
        try await delete(rows.keys(key))
        try await milvus.insert(rows, into: collection, partition: partition)
    }
}
