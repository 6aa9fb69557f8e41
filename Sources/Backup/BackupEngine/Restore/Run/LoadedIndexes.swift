internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Waits until query nodes search with the indexes that were built, and not with a makeshift: 2.3 and later make one for
/// each segment that they load without its index, and look for that every ten seconds.
struct LoadedIndexes: Sendable {
    /// Milvus builds none for fewer rows (`rootCoord.minSegmentSizeToEnableIndex`).
    private static let leastRows = 1024

    let environment: BackupEnvironment
    let target: CollectionReference

    /// - Returns: whether they do; a server that can't tell is taken at its word that it is loaded.
    func wait() async throws -> Bool {
        guard try await environment.milvus.features().has(.makeshiftIndexes) else { return true }
        let deadline = environment.clock.now() + environment.limits.loadedIndexTimeout
        while try await !areThere() {
            guard environment.clock.now() < deadline else { return false }
            try await environment.sleep(environment.limits.pollInterval)
        }
        return true
    }

    private func areThere() async throws -> Bool {
        do {
            return try await environment.milvus.loadedSegments(of: target).allSatisfy { segment in
                segment.rows < Self.leastRows || segment.index != nil || segment.state == .growing
            }
        } catch {
            guard !error.isRetryable, !Task.isCancelled else { throw error }
            return true
        }
    }
}
