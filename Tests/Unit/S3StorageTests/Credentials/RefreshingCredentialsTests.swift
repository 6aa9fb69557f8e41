import AWSSigning
import Basics
import ObjectStorage
import S3Storage
import Synchronization
import Testing

/// A source that is told when to answer, so that a test sees what others do meanwhile.
private final class Source: Sendable {
    struct State {
        var now = StubbedStore.now
        var calls = 0
        var told: [String] = []
        var results: [Result<CredentialLease, ObjectStoreError>] = []
        var held: [CheckedContinuation<Void, Never>] = []
        var isHolding = false
    }

    let state = Mutex(State())

    func advance(_ duration: Duration) { state.withLock { $0.now = $0.now + duration } }
    func add(_ result: Result<CredentialLease, ObjectStoreError>) { state.withLock { $0.results.append(result) } }

    /// Keys of that number, for so many seconds from now.
    func add(_ number: Int, for seconds: Int64) {
        let now = state.withLock(\.now)
        add(.success(CredentialLease(.numbered(number), expiresAt: now + .seconds(seconds))))
    }

    var calls: Int { state.withLock(\.calls) }
    var told: [String] { state.withLock(\.told) }

    func hold() { state.withLock { $0.isHolding = true } }

    func release() {
        let held = state.withLock { state in
            defer { state.held = [] }
            state.isHolding = false
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    func provider() -> RefreshingCredentials {
        RefreshingCredentials(
            identity: "source", clock: WallClock { self.state.withLock(\.now) },
            tell: { text in self.state.withLock { $0.told.append(text) } },
            fetch: { () throws(ObjectStoreError) in try await self.fetch() })
    }

    private func fetch() async throws(ObjectStoreError) -> CredentialLease {
        state.withLock { $0.calls += 1 }
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if state.isHolding { state.held.append(continuation) }
                return state.isHolding
            }
            if !isHeld { continuation.resume() }
        }
        return try state.withLock { $0.results.removeFirst() }.get()
    }

    /// Lets other tasks run until the condition holds.
    func settle(_ condition: () async throws -> Bool) async throws {
        while try await !condition() { await Task.yield() }
    }
}

@Suite("Refreshing credentials", .timeLimit(.minutes(1)))
struct RefreshingCredentialsTests {
    private static let outage = ObjectStoreError(
        .connection, operation: "get", subject: "credentials", reason: "nobody there", isRetryable: true)

    @Test("all who ask first wait for one request")
    func first() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        source.hold()
        try await withThrowingTaskGroup(of: Credentials.self) { group in
            for _ in 0..<50 { group.addTask { try await provider.credentials() } }
            try await source.settle { source.calls == 1 }
            source.release()
            for try await credentials in group { #expect(credentials == .numbered(1)) }
        }
        #expect(source.calls == 1)
    }

    @Test("15 minutes before the end one renews, and nobody waits")
    func advised() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        _ = try await provider.credentials()
        source.advance(.seconds(3600 - 15 * 60 - 1))
        _ = try await provider.credentials()
        #expect(source.calls == 1)
        source.advance(.seconds(1))
        source.add(2, for: 3600)
        source.hold()
        for _ in 0..<50 { #expect(try await provider.credentials() == .numbered(1)) }
        try await source.settle { source.calls > 1 }
        #expect(source.calls == 2)
        source.release()
        try await source.settle { try await provider.credentials() == .numbered(2) }
        #expect(source.calls == 2)
    }

    @Test("5 minutes before the end everybody waits for the one who renews")
    func required() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        _ = try await provider.credentials()
        source.advance(.seconds(3600 - 5 * 60))
        source.add(2, for: 3600)
        try await withThrowingTaskGroup(of: Credentials.self) { group in
            for _ in 0..<50 { group.addTask { try await provider.credentials() } }
            for try await credentials in group { #expect(credentials == .numbered(2)) }
        }
        #expect(source.calls == 2)
    }

    @Test("short leases aren't renewed without pause", arguments: [(900, 449, 1), (900, 450, 2), (60, 29, 1)])
    func short(lifetime: Int64, after: Int64, calls: Int) async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: lifetime)
        _ = try await provider.credentials()
        source.add(2, for: lifetime)
        source.advance(.seconds(after))
        _ = try await provider.credentials()
        try await source.settle { source.calls >= calls }
        #expect(source.calls == calls)
    }

    @Test("a renewal that fails early is told once and tried again after a minute")
    func failsEarly() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        _ = try await provider.credentials()
        source.advance(.seconds(3600 - 14 * 60))
        for attempt in 1...3 {
            source.add(.failure(Self.outage))
            #expect(try await provider.credentials() == .numbered(1))
            try await source.settle { source.state.withLock { $0.results.isEmpty && !$0.told.isEmpty } }
            #expect(source.calls == 1 + attempt)
            // Whatever is asked within the minute doesn't bother the source.
            for _ in 0..<20 { #expect(try await provider.credentials() == .numbered(1)) }
            source.advance(.seconds(60))
        }
        #expect(source.calls == 4)
        #expect(source.told.count == 1)
        #expect(source.told.first?.contains("nobody there") == true)
        source.add(2, for: 3600)
        try await source.settle { try await provider.credentials() == .numbered(2) }
    }

    @Test(
        "while the source is away the last keys serve until their very end, then the error comes, and it can be retried"
    )
    func outlast() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        _ = try await provider.credentials()
        source.advance(.seconds(3599))
        source.add(.failure(Self.outage))
        #expect(try await provider.credentials() == .numbered(1))
        source.advance(.seconds(2))
        source.add(.failure(Self.outage))
        for _ in 0..<5 {
            let error = await #expect(throws: ObjectStoreError.self) { try await provider.credentials() }
            #expect(error?.isRetryable == true && error?.reason == "nobody there")
        }
        #expect(source.calls == 3)
        source.advance(.seconds(2))
        source.add(2, for: 3600)
        #expect(try await provider.credentials() == .numbered(2))
    }

    @Test("keys that had expired when they came are no keys")
    func expiredOnArrival() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: -1)
        let error = await #expect(throws: ObjectStoreError.self) { try await provider.credentials() }
        #expect(error?.reason.contains("expired already") == true)
    }

    @Test("a task that is cancelled while it waits leaves at once, and the others get their keys")
    func cancelled() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        source.hold()
        let patient = Task { try await provider.credentials() }
        try await source.settle { source.calls == 1 }
        let hasty = Task { try await provider.credentials() }
        hasty.cancel()
        let error = await #expect(throws: ObjectStoreError.self) { try await hasty.value }
        #expect(error?.code == .cancelled)
        source.release()
        #expect(try await patient.value == .numbered(1))
    }

    @Test("all whose keys were refused share one renewal, and who comes late gets what is there")
    func refused() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        let old = try await provider.credentials()
        source.add(2, for: 3600)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask { if case .renewed = await provider.renew(after: old) { true } else { false } }
            }
            for await isRenewed in group { #expect(isRenewed) }
        }
        guard case .renewed = await provider.renew(after: old) else { return #expect(Bool(false), "not renewed") }
        #expect(source.calls == 2)
        #expect(try await provider.credentials() == .numbered(2))
    }

    @Test("a source that has no others says so")
    func refusedForGood() async throws {
        let source = Source()
        let provider = source.provider()
        source.add(1, for: 3600)
        let old = try await provider.credentials()
        let same = source.state.withLock(\.now) + .seconds(3600)
        source.add(.success(CredentialLease(old, expiresAt: same)))
        guard case .unchanged = await provider.renew(after: old) else { return #expect(Bool(false), "not unchanged") }
        source.add(.failure(Self.outage))
        guard case .failed = await provider.renew(after: old) else { return #expect(Bool(false), "not failed") }
        #expect(try await provider.credentials() == old)
    }
}
