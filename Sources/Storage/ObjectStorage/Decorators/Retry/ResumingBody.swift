internal import Basics

/// A body that goes on after a break: asks for the rest by range, refusing any other version of the object.
///
/// The budget starts anew after every mebibyte that came, so a long transfer may break often, and one that gives
/// nothing ends.
actor ResumingBody {
    private let metadata: ObjectMetadata
    private let store: any ObjectStore
    private let retrier: Retrier
    private var rest: Range<Int64>
    private var body: ByteStream
    private var budget: RetryBudget
    private var progress = 0

    private static let progressThatRenews = 1 << 20

    init(_ content: ObjectContent, range: Range<Int64>, of key: ObjectKey, in store: any ObjectStore, retrier: Retrier)
    {
        metadata = content.metadata
        body = content.body
        rest = range
        self.store = store
        self.retrier = retrier
        budget = retrier.freshBudget()
    }

    func next() async throws -> [UInt8]? {
        while true {
            do {
                guard let piece = try await body.next() else {
                    guard rest.isEmpty else { throw endedEarly() }
                    return nil
                }
                advance(by: piece.count)
                return piece
            } catch let error as ObjectStoreError {
                try await resume(after: error)
            }
        }
    }

    private func advance(by count: Int) {
        rest = min(rest.lowerBound + Int64(count), rest.upperBound)..<rest.upperBound
        progress += count
        guard progress >= Self.progressThatRenews, budget.failures > 0 else { return }
        budget = retrier.freshBudget()
        progress = 0
    }

    private func resume(after error: ObjectStoreError) async throws(ObjectStoreError) {
        guard let etag = metadata.etag else { throw error }
        try await retrier.pause(for: try retrier.delay(after: error, &budget), after: error)
        progress = 0
        guard !rest.isEmpty else { return body = ByteStream([]) }
        do throws(ObjectStoreError) {
            body = try await store.get(metadata.key, GetOptions(range: rest, ifMatch: etag)).body
        } catch {
            // The next pull meets it again, and the budget decides.
            body = ByteStream { throw error }
        }
    }

    private func endedEarly() -> ObjectStoreError {
        ObjectStoreError(
            .connection, operation: "read", subject: "\(store.location)/\(metadata.key)",
            reason: "the body ended \(rest.upperBound - rest.lowerBound) bytes early", isRetryable: true)
    }
}
