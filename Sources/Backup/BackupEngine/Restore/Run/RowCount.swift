internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Counts what a collection holds after its imports.
struct RowCount: Sendable {
    /// Times that a server is asked: its statistics follow an import by a moment.
    static let attempts = 20

    let environment: BackupEnvironment
    let target: CollectionReference

    /// Stored rows once they are as many as the imports said, or as they are when that doesn't come.
    func settled(at expected: Int64) async throws -> Int64 {
        var rows = try await environment.milvus.storedRows(of: target)
        for _ in 1..<Self.attempts where rows != expected {
            try await environment.sleep(environment.limits.pollInterval)
            rows = try await environment.milvus.storedRows(of: target)
        }
        return rows
    }
}
