internal import Basics
internal import MilvusClient
package import MilvusModel

/// Has a collection loaded while something reads it, and leaves it as it was.
package struct LoadedForReading: Sendable {
    let environment: BackupEnvironment
    let collection: CollectionReference

    package init(_ environment: BackupEnvironment, _ collection: CollectionReference) {
        self.environment = environment
        self.collection = collection
    }

    private var milvus: MilvusClient { environment.milvus }

    package func during<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
        guard try await milvus.loadState(of: collection) != .loaded else { return try await loadingTheRest(body) }
        do {
            try await milvus.loadCollection(collection)
            try await wait([])
            let result = try await body()
            await release([])
            return result
        } catch {
            await release([])
            throw error
        }
    }

    /// A collection counts as loaded when some of its partitions are.
    private func loadingTheRest<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
        var missing: [String] = []
        for partition in try await milvus.listPartitions(of: collection).map(\.name)
        where try await milvus.loadState(of: collection, partitions: [partition]) != .loaded {
            missing.append(partition)
        }
        guard !missing.isEmpty else { return try await body() }
        let added = missing
        do {
            try await milvus.loadPartitions(added, of: collection)
            try await wait(added)
            let result = try await body()
            await release(added)
            return result
        } catch {
            await release(added)
            throw error
        }
    }

    private func wait(_ partitions: [String]) async throws {
        let deadline = environment.clock.now() + environment.limits.indexTimeout
        while try await milvus.loadState(of: collection, partitions: partitions) != .loaded {
            guard environment.clock.now() < deadline else {
                throw BackupError(
                    .failed, "\(collection) isn't loaded within \(environment.limits.indexTimeout).",
                    subject: "\(collection)", advice: "Look at Milvus' query nodes.")
            }
            try await environment.sleep(environment.limits.pollInterval)
        }
    }

    /// Also when the reading was cancelled.
    private func release(_ partitions: [String]) async {
        let (milvus, collection) = (milvus, collection)
        let error = await uncancelled { () -> MilvusClientError? in
            do throws(MilvusClientError) {
                if partitions.isEmpty {
                    try await milvus.releaseCollection(collection)
                } else {
                    try await milvus.releasePartitions(partitions, of: collection)
                }
                return nil
            } catch {
                return error
            }
        }
        guard let error else { return }
        environment.observer.emit(
            .finding(
                Finding(
                    "not-released", subject: "\(collection)",
                    "It was loaded to be read, and could not be released: \(error.reason).",
                    advice: "Release it by hand.")))
    }
}
