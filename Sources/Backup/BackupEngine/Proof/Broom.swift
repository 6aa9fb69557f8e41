internal import ObjectStorage

/// Removes objects in batches, and makes sure before each that they are still this run's to remove.
struct Broom {
    let store: any ObjectStore
    let checkOwnership: @Sendable () async throws -> Void
    private var batch: [ObjectKey] = []
    private(set) var removed: Int64 = 0

    init(store: any ObjectStore, checkOwnership: @escaping @Sendable () async throws -> Void) {
        self.store = store
        self.checkOwnership = checkOwnership
    }

    mutating func add(_ key: ObjectKey) async throws {
        batch.append(key)
        if batch.count == 1000 { try await finish() }
    }

    mutating func finish() async throws {
        guard !batch.isEmpty else { return }
        try await checkOwnership()
        if let failure = try await store.delete(batch).first { throw failure.error }
        removed += Int64(batch.count)
        batch = []
    }
}
