internal import Basics
internal import ObjectStorage

/// Takes away what a restore put into Milvus' bucket.
struct StagingSweep: Sendable {
    /// Keys that one delete request takes.
    private static let batch = 1000

    let environment: BackupEnvironment

    /// Runs to its end although the restore was cancelled.
    ///
    /// - Returns: what could not be removed, as a finding.
    func remove(_ prefixes: String...) async -> Finding? {
        let store = environment.milvusStore
        return await uncancelled {
            for prefix in prefixes {
                do throws(ObjectStoreError) {
                    if let failure = try await Self.delete(prefix, in: store) {
                        return Self.leftover(prefix, failure.error)
                    }
                } catch {
                    return Self.leftover(prefix, error)
                }
            }
            return nil
        }
    }

    /// - Returns: the first key that could not be deleted.
    private static func delete(_ prefix: String, in store: any ObjectStore) async throws(ObjectStoreError)
        -> DeleteFailure?
    {
        var failure: DeleteFailure?
        try await store.list(prefix, ListOptions(pageSize: batch)) { page throws(ObjectStoreError) in
            guard !page.objects.isEmpty else { return }
            let failures = try await store.delete(page.objects.map(\.key))
            failure = failure ?? failures.first
        }
        return failure
    }

    private static func leftover(_ prefix: String, _ error: ObjectStoreError) -> Finding {
        Finding(
            "staging-left", subject: prefix, "Staged objects could not be removed: \(error)",
            advice: "Delete everything under \(prefix) in Milvus' bucket; nothing refers to it.")
    }
}
