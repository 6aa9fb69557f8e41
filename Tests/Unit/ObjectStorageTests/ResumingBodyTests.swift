import Basics
import ObjectStorage
import Testing

@Suite("RetryingStore's bodies")
struct ResumingBodyTests {
    private static let lost = ObjectStoreError(
        .connection, operation: "read", subject: "s", reason: "connection reset", isRetryable: true)

    private let clock = ManualClock()
    private let memory = InMemoryServer().store(bucket: "b")
    private let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    private let key = ObjectKey("a")

    private func read(
        _ faults: [ScriptedStore.Fault?], _ options: GetOptions = GetOptions(), attempts: Int = 3
    ) async throws -> (bytes: [UInt8], calls: [String]) {
        _ = try await memory.put(key, bytes)
        let script = ScriptedStore(memory, faults)
        let store = RetryingStore(
            script, policy: RetryPolicy(attempts: attempts), clock: clock, random: RandomSource { .max })
        let content = try await store.get(key, options)
        return (try await content.body.collect(upTo: 10_000), script.calls)
    }

    @Test("resume where they broke off, pinned to the version that was being read")
    func resume() async throws {
        let result = try await read([
            .bodyBreaks(afterBytes: 300, Self.lost), .bodyBreaks(afterBytes: 1, Self.lost),
        ])
        #expect(result.bytes == bytes)
        #expect(result.calls == ["get", "get 300..<1000 pinned", "get 301..<1000 pinned"])
    }

    @Test("resume inside the range that was asked for")
    func resumeRange() async throws {
        let result = try await read([.bodyBreaks(afterBytes: 50, Self.lost)], GetOptions(range: 100..<200))
        #expect(result.bytes == Array(bytes[100..<200]))
        #expect(result.calls == ["get 100..<200", "get 150..<200 pinned"])
    }

    @Test("go on when the body ends early as if it were complete")
    func endsEarly() async throws {
        let result = try await read([.bodyEnds(afterBytes: 999)])
        #expect(result.bytes == bytes)
        #expect(result.calls.last == "get 999..<1000 pinned")
    }

    @Test("try the resuming request itself again")
    func resumeFails() async throws {
        let result = try await read([.bodyBreaks(afterBytes: 10, Self.lost), .before(Self.lost)])
        #expect(result.bytes == bytes)
        #expect(result.calls.count == 3)
    }

    @Test("end with the error when nothing more comes")
    func giveUp() async throws {
        let error = await #expect(throws: ObjectStoreError.self) {
            try await read(Array(repeating: .bodyBreaks(afterBytes: 0, Self.lost), count: 9))
        }
        #expect(error?.code == .connection)
        #expect(error?.reason.contains("given up after 3 attempts") == true)
    }

    @Test("refuse to mix two versions of an object")
    func changed() async throws {
        _ = try await memory.put(key, bytes)
        let script = ScriptedStore(memory, [.bodyBreaks(afterBytes: 10, Self.lost)])
        let store = RetryingStore(script, clock: clock, random: RandomSource { .max })
        let content = try await store.get(key, GetOptions())
        _ = try await memory.put(key, bytes.reversed())
        let error = await #expect(throws: ObjectStoreError.self) { try await content.body.collect(upTo: 10_000) }
        #expect(error?.code == .preconditionFailed)
    }
}
