package import AWSSigning
package import Basics
package import ObjectStorage
internal import Synchronization

/// Keys of a source that hands out new ones: renewed before they expire, by one task at a time, while everybody else
/// goes on with those at hand.
///
/// When nothing is to be done an answer costs one lock and one look at the clock: no actor, no suspension.
package final class RefreshingCredentials: CredentialProvider {
    package typealias Fetch = @Sendable () async throws(ObjectStoreError) -> CredentialLease

    private struct Guarded {
        var refresh: RefreshState
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastWaiter = 0
    }

    package let identity: String
    private let clock: WallClock
    private let tell: @Sendable (String) -> Void
    private let fetch: Fetch
    private let guarded: Mutex<Guarded>

    /// - Parameters:
    ///   - identity: Names the source: what stays when keys change.
    ///   - lease: What was fetched already; without it the first request fetches.
    ///   - clock: Tells when keys expire.
    ///   - tell: Gets one plain sentence when keys couldn't be renewed, once until they can again.
    ///   - fetch: Asks the source.
    package init(
        identity: String, lease: CredentialLease? = nil, clock: WallClock,
        tell: @escaping @Sendable (String) -> Void, fetch: @escaping Fetch
    ) {
        self.identity = identity
        self.clock = clock
        self.tell = tell
        self.fetch = fetch
        guarded = Mutex(Guarded(refresh: RefreshState(lease, at: clock.now())))
    }

    package func credentials() async throws(ObjectStoreError) -> Credentials {
        while true {
            switch guarded.withLock({ $0.refresh.step(at: clock.now()) }) {
            case .use(let credentials): return credentials
            case .useAndRefresh(let credentials):
                begin()
                return credentials
            case .refreshAndWait:
                begin()
                try await wait()
            case .wait: try await wait()
            case .fail(let error): throw error
            }
        }
    }

    package func renew(after refused: Credentials) async -> CredentialRenewal {
        switch guarded.withLock({ $0.refresh.step(afterRefusalOf: refused) }) {
        case .use, .useAndRefresh: return .renewed
        case .fail(let error): return .failed(error)
        case .refreshAndWait: begin()
        case .wait: break
        }
        do throws(ObjectStoreError) { try await wait() } catch { return .cancelled }
        return guarded.withLock { guarded in
            if let failure = guarded.refresh.lastFailure { return .failed(failure) }
            return guarded.refresh.lease?.credentials == refused ? .unchanged : .renewed
        }
    }
}

extension RefreshingCredentials {
    /// A task of its own, so that it outlives the request that happened to begin it. There is never more than one, its
    /// sources bound its time, and closing their HTTP client ends it.
    private func begin() {
        Task { await refresh() }
    }

    private func refresh() async {
        let result: Result<CredentialLease, ObjectStoreError>
        do throws(ObjectStoreError) { result = .success(try await fetch()) } catch { result = .failure(error) }
        // One step, so that nobody who waits for a later refresh is woken by this one.
        let (notice, waiters) = guarded.withLock { guarded in
            defer { guarded.waiters = [:] }
            return (guarded.refresh.finish(result, at: clock.now()), guarded.waiters.values)
        }
        for waiter in waiters { waiter.resume() }
        if let notice { tell(notice) }
    }

    /// Returns when the refresh is over. A task that is cancelled leaves, and the refresh goes on for the others.
    private func wait() async throws(ObjectStoreError) {
        let number = guarded.withLock { guarded in
            guarded.lastWaiter += 1
            return guarded.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = guarded.withLock { guarded in
                    guard guarded.refresh.isRefreshing, !Task.isCancelled else { return false }
                    guarded.waiters[number] = continuation
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            guarded.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
        }
        if Task.isCancelled { throw .cancelled(operation: "wait for", subject: "credentials of \(identity)") }
    }
}
