import Basics
import HTTPTransport
import MilvusClient
import ObjectStorage
import Synchronization
import Testing

@testable import BackupEngine

/// One process at a time works on a run.
@Suite struct RunClaimTests {
    private static let here = HostIdentity(
        hostName: "here", bootID: "boot", processNamespace: "pid:[1]", processID: 10, processStart: 100)

    /// A process with its own identity; `starts` are the processes that live on its machine. A sleep runs `meanwhile`.
    private func claim(
        _ store: any ObjectStore, as id: String, _ host: HostIdentity = here, starts: [Int64: Int64] = [10: 100],
        meanwhile: @escaping @Sendable () async throws -> Void = {}
    ) throws -> RunClaim {
        let http = try HTTPClient(HTTPClientConfiguration(proxy: ""))
        let nobody = MilvusConnection(host: "127.0.0.1", port: 1, timeout: .seconds(5), retry: .never)
        let environment = BackupEnvironment(
            milvusStore: store, milvusRoot: "files", backupStore: store, backupRoot: "backup",
            milvus: MilvusClient(nobody, grpc: http, rest: http), etcd: nil, observer: EngineObserver { _ in },
            clock: .system, sleep: { _ in try await meanwhile() }, newIdentifier: { id },
            processes: ProcessTable(current: host, start: { starts[$0] }), storeRequests: { 0 })
        return RunClaim(environment: environment, store: store, prefix: "backup/n/run/", subject: "n")
    }

    private func isInUse(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return false
        } catch {
            return (error as? BackupError)?.code == .inUse
        }
    }

    private func store(conditional: Bool = true) -> any ObjectStore {
        InMemoryServer().store(
            bucket: "b", capabilities: StoreCapabilities(conditionalPut: conditional, minimumPartSize: 1))
    }

    @Test func `a second run of one name is refused`() async throws {
        let store = store()
        let first = try await claim(store, as: "a").begin()
        let second = try claim(store, as: "b")
        #expect(await isInUse { _ = try await second.begin() })
        try await claim(store, as: "a").confirm(first)
    }

    @Test func `a dead process of this machine is replaced at once`() async throws {
        let store = store()
        let first = try await claim(store, as: "a").begin()
        let next = try claim(store, as: "b", starts: [:]) { Issue.record("it waited for the dead") }
        let second = try await next.takeOver()
        #expect(second.number == first.number + 1)
        try await next.confirm(second)
        #expect(await isInUse { try await claim(store, as: "a").confirm(first) })
    }

    @Test func `a number that is used again isn't the same process`() async throws {
        let store = store()
        _ = try await claim(store, as: "a").begin()
        #expect(try await claim(store, as: "b", starts: [10: 999]).takeOver().number == 2)
    }

    @Test func `a living process of this machine isn't replaced`() async throws {
        let store = store()
        _ = try await claim(store, as: "a").begin()
        #expect(await isInUse { _ = try await claim(store, as: "b").takeOver() })
    }

    @Test func `from another machine a silent owner is waited out`() async throws {
        let store = store()
        let there = HostIdentity(hostName: "there", bootID: "other", processNamespace: "pid:[1]", processID: 10)
        _ = try await claim(store, as: "a", there).begin()
        let waits = Mutex(0)
        let next = try claim(store, as: "b") { waits.withLock { $0 += 1 } }
        #expect(try await next.takeOver().number == 2)
        #expect(waits.withLock { $0 } == 1)
    }

    @Test func `a sign of life keeps a run its owner's`() async throws {
        let store = store()
        let there = HostIdentity(hostName: "there", bootID: "other", processNamespace: "pid:[1]", processID: 10)
        let epoch = try await claim(store, as: "a", there).begin()
        let next = try claim(store, as: "b") {
            _ = try await store.put(ObjectKey("backup/n/run/alive-\(epoch.number).json"), [1])
        }
        #expect(await isInUse { _ = try await next.takeOver() })
    }

    @Test func `of two that take over one wins`() async throws {
        let store = store()
        _ = try await claim(store, as: "a").begin()
        let (left, right) = (try claim(store, as: "l", starts: [:]), try claim(store, as: "r", starts: [:]))
        async let one = isInUse { _ = try await left.takeOver() }
        async let other = isInUse { _ = try await right.takeOver() }
        let refused = await [one, other].count { $0 }
        // Both may also have come one after the other: then there are two epochs, and the first is lost.
        #expect(refused <= 1)
    }

    @Test func `a store without conditions shows the first that it was overwritten`() async throws {
        let store = store(conditional: false)
        let first = try await claim(store, as: "a").begin()
        _ = try await claim(store, as: "b").begin()
        #expect(await isInUse { try await claim(store, as: "a").confirm(first) })
    }

    @Test func `work ends when the run is lost`() async throws {
        let store = store()
        let former = try claim(store, as: "a") { try await Task.sleep(for: .milliseconds(1)) }
        let epoch = try await former.begin()
        #expect(
            await isInUse {
                try await former.holding(epoch) {
                    _ = try await claim(store, as: "b", starts: [:]).takeOver()
                    try await Task.sleep(for: .seconds(60))
                }
            })
    }
}
