package import Basics

/// What paces the calls to one Milvus, shared by everything in the process that asks it.
///
/// Servers from 2.2 on limit flushes apart from everything else (once in ten seconds for a collection, from 2.3 on): what
/// they refuse of those says nothing about other calls, so flushes have a pacer of their own, inside the common one.
package struct MilvusPacing: Sendable {
    /// All calls; nil leaves them unpaced.
    package var calls: RequestPacer?
    package var flushes: RequestPacer?

    package init(calls: RequestPacer? = nil, flushes: RequestPacer? = nil) {
        self.calls = calls
        self.flushes = flushes
    }

    /// Sends a call to a port of its own (REST, management): it takes its turn, but a port that nobody listens on doesn't
    /// mean that Milvus is away.
    func pacedBeside<Result: Sendable>(
        _ place: MilvusCallPlace, _ send: () async throws(CallFailure) -> Result
    ) async throws(CallFailure) -> Result {
        try await Self.paced(calls, place, judging: { $0.mayBeOutage ? .unknown : $0.outcome }, send)
    }

    /// Sends one call when its turn comes, and tells the pacers what became of it.
    func paced<Result: Sendable>(
        isFlush: Bool, _ place: MilvusCallPlace, _ send: () async throws(CallFailure) -> Result
    ) async throws(CallFailure) -> Result {
        guard isFlush else { return try await Self.paced(calls, place, judging: \.outcome, send) }
        return try await Self.paced(flushes, place, judging: \.outcome) { () async throws(CallFailure) -> Result in
            try await Self.paced(calls, place, judging: \.outcomeBesideItsOwnLimit, send)
        }
    }

    private static func paced<Result: Sendable>(
        _ pacer: RequestPacer?, _ place: MilvusCallPlace, judging judge: (MilvusClientError) -> RequestOutcome,
        _ send: () async throws(CallFailure) -> Result
    ) async throws(CallFailure) -> Result {
        guard let pacer else { return try await send() }
        let permit: RequestPermit
        do throws(PacingRefusal) {
            permit = try await pacer.begin()
        } catch {
            throw CallFailure(error: place.error(error), isSafeToRepeat: false)
        }
        do throws(CallFailure) {
            let result = try await send()
            pacer.end(permit, .answered)
            return result
        } catch {
            pacer.end(permit, judge(error.error))
            throw error
        }
    }
}
