internal import Basics
internal import MilvusClient

/// Keeps Milvus from deleting compacted segments while they are being copied: a lease that is renewed while the work
/// runs and given back on every way out, cancellation included.
struct GarbageCollectionHold {
    let environment: BackupEnvironment
    /// False when the user said so in the configuration.
    let isWanted: Bool

    /// Runs `work` under the hold. Where the server can't be held, the work runs all the same and a finding says so:
    /// every object is listed again before the seal in any case.
    func run<Result: Sendable>(_ work: @escaping @Sendable () async throws -> Result) async throws -> Result {
        guard isWanted, let pause = await acquire() else { return try await work() }
        do {
            let result = try await accompanied(by: { try await renew(pause) }, work)
            await release(pause)
            return result
        } catch {
            await release(pause)
            throw error
        }
    }

    private func acquire() async -> GarbageCollectionPause? {
        do {
            let pause = try await environment.milvus.pauseGarbageCollection(
                for: environment.limits.garbageCollectionLease)
            environment.observer.emit(.note("Milvus' garbage collection is held while objects are copied."))
            return pause
        } catch {
            environment.observer.emit(.finding(Self.notHeld(error)))
            return nil
        }
    }

    /// Runs until cancelled. A renewal that fails is tried again at the next turn: the lease outlives three of them. When it
    /// ends before one succeeds, the work goes on, and a finding says since when nothing protects it.
    private func renew(_ pause: GarbageCollectionPause) async throws {
        var heldUntil = environment.clock.now() + environment.limits.garbageCollectionLease
        var isReported = false
        while true {
            try await environment.sleep(environment.limits.garbageCollectionRenewal)
            do {
                _ = try await environment.milvus.pauseGarbageCollection(
                    for: environment.limits.garbageCollectionLease)
                heldUntil = environment.clock.now() + environment.limits.garbageCollectionLease
            } catch {
                if environment.clock.now() >= heldUntil, !isReported {
                    isReported = true
                    environment.observer.emit(.finding(Self.unprotected(since: heldUntil, error)))
                }
                environment.observer.emit(.note("The hold on garbage collection could not be renewed: \(error)"))
            }
        }
    }

    private func release(_ pause: GarbageCollectionPause) async {
        let environment = environment
        await uncancelled {
            do {
                try await environment.milvus.resumeGarbageCollection(pause)
            } catch {
                environment.observer.emit(
                    .finding(
                        Finding(
                            "garbage-collection-not-released", subject: "milvus", "\(error)",
                            advice: "It resumes by itself when the lease ends.")))
            }
        }
    }

    static func unprotected(since time: WallTime, _ error: MilvusClientError) -> Finding {
        Finding(
            "garbage-collection-unprotected", subject: "milvus",
            "Unprotected since \(time.iso8601): the hold on garbage collection ended and can't be renewed (\(error.reason)).",
            advice: "Every object is listed again before the seal; a collection that lost some is listed anew.")
    }

    static func notHeld(_ error: MilvusClientError) -> Finding {
        Finding(
            "garbage-collection-not-held", subject: "milvus",
            "This server's garbage collection can't be held: \(error.reason)",
            advice: "Objects that vanish while they are copied are noticed and their collection is listed anew.")
    }
}
