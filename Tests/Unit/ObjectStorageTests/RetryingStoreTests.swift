import Basics
import ObjectStorage
import Testing

@Suite("RetryingStore")
struct RetryingStoreTests {
    private static let lost = ObjectStoreError(
        .connection, operation: "write", subject: "s", reason: "connection reset", isRetryable: true)
    private static let slow = ObjectStoreError(
        .throttled, operation: "write", subject: "s", reason: "503 SlowDown", isRetryable: true,
        retryAfter: .seconds(3))
    private static let denied = ObjectStoreError(.accessDenied, operation: "write", subject: "s", reason: "403")

    private let clock = ManualClock()
    private let memory = InMemoryServer().store(bucket: "b")

    private func retrying(_ script: ScriptedStore, attempts: Int = 4) -> RetryingStore {
        RetryingStore(
            script, policy: RetryPolicy(attempts: attempts), clock: clock, random: RandomSource { .max })
    }

    private func scripted(_ faults: [ScriptedStore.Fault?]) -> ScriptedStore {
        ScriptedStore(memory, faults)
    }

    @Test("sends again what may succeed, waiting longer each time")
    func retries() async throws {
        let script = scripted([.before(Self.lost), .before(Self.lost), nil])
        _ = try await retrying(script).put("a", [1])
        #expect(script.calls == ["put", "put", "put"])
        #expect(clock.sleeps == [.milliseconds(100), .milliseconds(200)])
    }

    @Test("waits as long as the server asks")
    func retryAfter() async throws {
        let script = scripted([.before(Self.slow)])
        _ = try await retrying(script).put("a", [1])
        #expect(clock.sleeps == [.milliseconds(3100)])
    }

    @Test("gives hopeless errors back at once")
    func notRetryable() async throws {
        let script = scripted([.before(Self.denied)])
        let error = await #expect(throws: ObjectStoreError.self) { try await retrying(script).put("a", [1]) }
        #expect(error?.code == .accessDenied && error?.reason == "403")
        #expect(clock.sleeps.isEmpty)
    }

    @Test("gives up after the last attempt and says how many there were")
    func givesUp() async throws {
        let script = scripted(Array(repeating: .before(Self.lost), count: 9))
        let error = await #expect(throws: ObjectStoreError.self) { try await retrying(script).head("a") }
        #expect(script.calls.count == 4)
        #expect(error?.reason == "connection reset (given up after 4 attempts in 1 s)")
        #expect(error?.isRetryable == false)
    }

    @Test("doesn't send a stream twice, and does send what can be opened anew")
    func bodies() async throws {
        let once = scripted([.before(Self.lost)])
        await #expect(throws: ObjectStoreError.self) {
            try await retrying(once).put("a", .stream(length: 1, ByteStream([[1]])), PutOptions())
        }
        #expect(once.calls == ["put"])
        let again = scripted([.after(Self.lost)])
        _ = try await retrying(again).put("a", .reopenable(length: 1) { ByteStream([[1]]) }, PutOptions())
        #expect(again.calls == ["put", "put"])
    }

    @Test("knows its own conditional put again when the first answer was lost")
    func ownConditionalPut() async throws {
        let script = scripted([.after(Self.lost)])
        let metadata = try await retrying(script).put("a", .bytes([1, 2]), PutOptions(onlyIfAbsent: true))
        #expect(metadata.size == 2)
        #expect(script.calls == ["put", "put", "head"])
    }

    @Test("compares bytes where the ETag says nothing of the content")
    func ownConditionalPutWithoutMD5() async throws {
        let script = scripted([.after(Self.lost)])
        let body = ObjectBody.reopenable(length: 4) { ByteStream([[1, 2, 3], [4]]) }
        _ = try await retrying(script).put("a", body, PutOptions(onlyIfAbsent: true))
        #expect(script.calls == ["put", "put", "head", "get pinned"])
    }

    @Test("refuses a conditional put when the key holds something else", arguments: [[9, 9], [1, 2, 3], [UInt8]()])
    func othersConditionalPut(theirs: [UInt8]) async throws {
        _ = try await memory.put("a", theirs)
        let script = scripted([.before(Self.lost)])
        let error = await #expect(throws: ObjectStoreError.self) {
            try await retrying(script).put("a", .bytes([1, 2]), PutOptions(onlyIfAbsent: true))
        }
        #expect(error?.code == .alreadyExists)
        #expect(try await memory.read("a") == theirs)
    }

    @Test("takes `taken` at the first attempt for what it is")
    func takenAtOnce() async throws {
        _ = try await memory.put("a", [1, 2])
        let script = scripted([])
        let error = await #expect(throws: ObjectStoreError.self) {
            try await retrying(script).put("a", .bytes([1, 2]), PutOptions(onlyIfAbsent: true))
        }
        #expect(error?.code == .alreadyExists)
        #expect(script.calls == ["put"])
    }

    @Test("knows its own completion again when the first answer was lost")
    func ownCompletion() async throws {
        let script = scripted([nil, nil, .after(Self.lost)])
        let store = retrying(script)
        let upload = try await store.createMultipartUpload("a")
        let part = try await store.uploadPart(1, of: upload, .bytes([1, 2]))
        let metadata = try await store.completeMultipartUpload(upload, [part])
        #expect(metadata.size == 2)
        #expect(script.calls.suffix(3) == ["complete", "complete", "head"])
    }

    @Test("knows its own completion again where the store stammers instead of saying `no such upload`")
    func ownCompletionOnStammeringStore() async throws {
        let busy = ObjectStoreError(
            .unavailable, operation: "complete", subject: "s", reason: "already in progress", isRetryable: true)
        let script = scripted([nil, nil, .after(Self.lost), .before(busy)])
        let store = retrying(script)
        let upload = try await store.createMultipartUpload("a")
        let part = try await store.uploadPart(1, of: upload, .bytes([1, 2]))
        #expect(try await store.completeMultipartUpload(upload, [part]).size == 2)
    }

    @Test("doesn't take an older object of the same size for its own upload")
    func othersCompletion() async throws {
        let other = try await memory.createMultipartUpload("a")
        let theirs = try await memory.uploadPart(1, of: other, .bytes([8, 9]))
        _ = try await memory.completeMultipartUpload(other, [theirs])
        let upload = try await memory.createMultipartUpload("a")
        let part = try await memory.uploadPart(1, of: upload, .bytes([1, 2]))
        try await memory.abortMultipartUpload(upload)
        let script = scripted([.before(Self.lost)])
        let error = await #expect(throws: ObjectStoreError.self) {
            try await retrying(script).completeMultipartUpload(upload, [part])
        }
        #expect(error?.code == .notFound)
    }

    @Test("deletes again only the keys that failed and may succeed")
    func deletes() async throws {
        for key in ["a", "b", "c"] { _ = try await memory.put(ObjectKey(key), [1]) }
        let script = scripted([.after(Self.slow)])
        let failures = try await retrying(script).delete(["a", "b", "c"])
        #expect(failures.isEmpty)
        #expect(script.calls == ["delete 3", "delete 2"])
        #expect(try await memory.listAll("").isEmpty)
    }

    @Test("reports keys that can't be deleted, without repeating them")
    func deniedDeletes() async throws {
        let script = scripted([.after(Self.denied)])
        let failures = try await retrying(script).delete(["a", "b", "c"])
        #expect(failures.map(\.key) == ["b", "c"])
        #expect(script.calls == ["delete 3"])
    }

    @Test("ends when the task is cancelled while it waits")
    func cancelled() async throws {
        let script = scripted(Array(repeating: .before(Self.lost), count: 9))
        let store = retrying(script)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await #expect(throws: ObjectStoreError.self) { try await store.put("a", [1]) }
        }
        #expect(await task.value?.code == .cancelled)
        #expect(script.calls == ["put"])
    }
}
