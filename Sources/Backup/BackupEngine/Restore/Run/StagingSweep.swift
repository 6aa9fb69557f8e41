internal import Basics
internal import ObjectStorage

/// Takes away what a restore put into Milvus' bucket.
struct StagingSweep: Sendable {
    let environment: BackupEnvironment

    /// Runs to its end although the restore was cancelled.
    ///
    /// - Returns: what could not be removed, as a finding.
    func remove(_ prefixes: String...) async -> Finding? {
        let store = environment.milvusStore
        return await uncancelled {
            for prefix in prefixes {
                do throws(ObjectStoreError) {
                    if let failure = try await store.deleteAll(under: prefix) {
                        return Self.leftover(prefix, failure.error)
                    }
                } catch {
                    return Self.leftover(prefix, error)
                }
            }
            return nil
        }
    }

    private static func leftover(_ prefix: String, _ error: ObjectStoreError) -> Finding {
        Finding(
            "staging-left", subject: prefix, "Staged objects could not be removed: \(error)",
            advice: "Delete everything under \(prefix) in Milvus' bucket; nothing refers to it.")
    }
}
