internal import Basics
internal import ObjectStorage

/// A small object that a check writes, and that is gone afterwards in any case.
struct ProbeObject: Sendable {
    static let content = Array("milvault check\n".utf8)

    let store: any ObjectStore
    let key: ObjectKey

    func write(_ options: PutOptions = PutOptions()) async throws(ObjectStoreError) {
        _ = try await store.put(key, .bytes(Self.content), options)
    }

    /// As a listing tells it.
    func listed() async throws(ObjectStoreError) -> ObjectMetadata? {
        try await store.listPage(key.rawValue, ListOptions(pageSize: 1), continuation: nil).objects.first
    }

    /// - Throws: the store's error, also when the store took the request but kept the object.
    func delete() async throws(ObjectStoreError) {
        if let failure = try await store.delete([key]).first { throw failure.error }
        guard try await !store.exists(key) else {
            throw ObjectStoreError(
                .other, operation: "delete", subject: "\(store.location)/\(key)",
                reason: "the store said that it is deleted, and it is still there")
        }
    }

    /// Whatever happened to the check.
    func discard() async {
        let probe = self
        await uncancelled { _ = try? await probe.store.delete([probe.key]) }
    }
}
