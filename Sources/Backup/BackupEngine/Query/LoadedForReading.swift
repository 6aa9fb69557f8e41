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
        guard try await milvus.loadState(of: collection) != .loaded else {
            try await checkPartitions()
            return try await body()
        }
        do {
            try await milvus.loadCollection(collection)
            try await wait()
            let result = try await body()
            await release()
            return result
        } catch {
            await release()
            throw error
        }
    }

    /// A collection counts as loaded when some of its partitions are: the rows of the others would be missing.
    private func checkPartitions() async throws {
        for partition in try await milvus.listPartitions(of: collection).map(\.name)
        where try await milvus.loadState(of: collection, partitions: [partition]) != .loaded {
            throw BackupError(
                .failed, "Partition \(partition) of \(collection) isn't loaded, and others are.",
                subject: "\(collection)", advice: "Load all of it, or release it.")
        }
    }

    private func wait() async throws {
        let deadline = environment.clock.now() + environment.limits.indexTimeout
        while try await milvus.loadState(of: collection) != .loaded {
            guard environment.clock.now() < deadline else {
                throw BackupError(
                    .failed, "\(collection) isn't loaded within \(environment.limits.indexTimeout).",
                    subject: "\(collection)", advice: "Look at Milvus' query nodes.")
            }
            try await environment.sleep(environment.limits.pollInterval)
        }
    }

    /// Also when the reading was cancelled.
    private func release() async {
        let (milvus, collection) = (milvus, collection)
        let error = await uncancelled { () -> MilvusClientError? in
            do throws(MilvusClientError) {
                try await milvus.releaseCollection(collection)
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
