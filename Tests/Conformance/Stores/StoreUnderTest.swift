import Basics
import ObjectStorage
import StoreContract
import Testing

/// The stores that the suite runs over.
enum StoreUnderTest: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case memory
    case local
    case retryingMemory
    case pacedMemory
    case s3
    case s3OverTLS

    var testDescription: String { rawValue }

    /// Opens the store, gives `body` a place in it, and clears up.
    func withScratch(_ body: (Scratch) async throws -> Void) async throws {
        switch self {
        case .memory:
            try await use(InMemoryServer().store(bucket: "bucket"), body)
        case .pacedMemory:
            let memory = InMemoryServer().store(bucket: "bucket")
            let pacer = RequestPacer(PacingLimits(requestsInFlight: 1), clock: ContinuousClock(), random: .system)
            try await use(
                RetryingStore(PacedStore(memory, pacer), clock: ContinuousClock(), random: .system, pacer: pacer), body)
        case .retryingMemory:
            let memory = InMemoryServer().store(bucket: "bucket")
            try await use(
                RetryingStore(MeteredStore(memory, RequestMeter()), clock: ContinuousClock(), random: .system), body)
        case .local:
            try await TemporaryDirectory.with { directory in
                try await use(LocalStore(root: directory, bucket: "bucket"), body)
            }
        case .s3:
            try await BenchStore.plain().with { store in try await use(store, body) }
        case .s3OverTLS:
            try await BenchStore.overTLS().with { store in try await use(store, body) }
        }
    }

    private func use(_ store: any ObjectStore, _ body: (Scratch) async throws -> Void) async throws {
        let random = RandomSource.system
        let scratch = Scratch(store: store, prefix: "case-\(random.next())/")
        do {
            try await body(scratch)
        } catch {
            try? await scratch.removeAll()
            throw error
        }
        try await scratch.removeAll()
    }
}
