package import Basics
internal import Synchronization

/// A pretended endpoint: buckets in memory that can copy between each other.
package final class InMemoryServer: Sendable {
    package let endpoint: String
    private let clock: WallClock
    private let buckets = Mutex<[String: InMemoryBucket]>([:])

    /// `name` tells servers apart: copies between two of them go through the client.
    package init(name: String = "1", clock: WallClock = .system) {
        endpoint = "memory://\(name)"
        self.clock = clock
    }

    /// The store of one bucket; the bucket comes into being with its first store.
    package func store(
        bucket: String,
        capabilities: StoreCapabilities = StoreCapabilities(conditionalPut: true, minimumPartSize: 1)
    ) -> InMemoryStore {
        buckets.withLock { buckets in
            if buckets[bucket] == nil { buckets[bucket] = InMemoryBucket() }
        }
        return InMemoryStore(server: self, bucket: bucket, capabilities: capabilities)
    }

    func now() -> WallTime {
        clock.now()
    }

    /// Runs `body` on one bucket while nobody else touches the server.
    func withBucket<Result: Sendable>(
        _ name: String, operation: String, _ body: (inout InMemoryBucket) throws(ObjectStoreError) -> Result
    ) throws(ObjectStoreError) -> Result {
        try buckets.withLock { buckets throws(ObjectStoreError) -> Result in
            guard var bucket = buckets.removeValue(forKey: name) else {
                throw missingBucket(name, operation: operation)
            }
            defer { buckets[name] = bucket }
            return try body(&bucket)
        }
    }

    private func missingBucket(_ name: String, operation: String) -> ObjectStoreError {
        ObjectStoreError(
            .bucketNotFound, operation: operation, subject: "\(endpoint)/\(name)", reason: "there is no such bucket")
    }
}
