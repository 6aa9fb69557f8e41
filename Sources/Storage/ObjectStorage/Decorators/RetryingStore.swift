package import Basics

/// The one place where requests to a store are sent again.
///
/// It decides from the error (`isRetryable`, `retryAfter`) and from the request: whether its body can be sent twice,
/// and what a first attempt may have done although its answer was lost. Above signing, so every attempt is signed anew.
package struct RetryingStore: ObjectStore {
    let base: any ObjectStore
    let retrier: Retrier

    /// `pacer` is that of the ``PacedStore`` below, if there is one: it knows when the store is away.
    package init(
        _ base: any ObjectStore, policy: RetryPolicy = RetryPolicy(), clock: any Clock<Duration>, random: RandomSource,
        pacer: RequestPacer? = nil
    ) {
        self.base = base
        retrier = Retrier(policy: policy, clock: clock, random: random, pacer: pacer)
    }

    package var location: StoreLocation { base.location }
    package var capabilities: StoreCapabilities { base.capabilities }

    package func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await retrier.run { _ throws(ObjectStoreError) in try await base.head(key) }
    }

    /// The body resumes by itself when the transfer breaks off, pinned to the ETag that the first answer named.
    package func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        let content = try await retrier.run { _ throws(ObjectStoreError) in try await base.get(key, options) }
        let start = options.range?.lowerBound ?? 0
        let resuming = ResumingBody(
            content, range: start..<(start + content.length), of: key, in: base, retrier: retrier)
        var resumed = content
        resumed.body = ByteStream { try await resuming.next() }
        return resumed
    }

    package func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        guard body.isReplayable else { return try await base.put(key, body, options) }
        return try await retrier.run { number throws(ObjectStoreError) in
            do throws(ObjectStoreError) {
                return try await base.put(key, body, options)
            } catch {
                guard error.code == .alreadyExists, options.onlyIfAbsent, number > 1 else { throw error }
                return try await EarlierPut(key, body, in: base).metadata(orElse: error)
            }
        }
    }

    package func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await retrier.run { _ throws(ObjectStoreError) in try await base.copy(source, to: key) }
    }

    package func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        try await retrier.run { _ throws(ObjectStoreError) in
            try await base.listPage(prefix, options, continuation: continuation)
        }
    }

    /// Keys whose own failure is retryable are deleted again; what is left at the end is reported key by key.
    package func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        var open = keys
        var settled: [DeleteFailure] = []
        do throws(ObjectStoreError) {
            return try await retrier.run { _ throws(ObjectStoreError) in
                let failures = try await base.delete(open)
                settled += failures.filter { !$0.error.isRetryable }
                let retryable = failures.filter(\.error.isRetryable)
                open = retryable.map(\.key)
                if let first = retryable.first { throw first.error }
                return settled
            }
        } catch {
            guard error.code != .cancelled, open.count < keys.count else { throw error }
            return settled + open.map { DeleteFailure(key: $0, error: error) }
        }
    }
}
