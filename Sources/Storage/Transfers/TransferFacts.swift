internal import ObjectStorage
internal import Synchronization

/// What transfers between two places have taught so far; all objects of a mover share it.
final class TransferFacts: Sendable {
    private struct State {
        var refusal: ObjectStoreError?
        var refusesChecksums = false
        var sourceETags = ETagNature.unknown
        var destinationETags = ETagNature.unknown
    }

    private let state = Mutex(State())
    private let onNotice: @Sendable (TransferNotice) -> Void

    init(_ onNotice: @escaping @Sendable (TransferNotice) -> Void) {
        self.onNotice = onNotice
    }

    /// A copy was refused, and the same object could be streamed.
    var refusesCopies: Bool { state.withLock { $0.refusal != nil } }

    var refusesChecksums: Bool { state.withLock(\.refusesChecksums) }

    func copiesAreRefused(_ error: ObjectStoreError) {
        let isNews = state.withLock { state in
            defer { state.refusal = state.refusal ?? error }
            return state.refusal == nil
        }
        if isNews { onNotice(.copyRefused(error)) }
    }

    func checksumsAreRefused(_ error: ObjectStoreError) {
        let isNews = state.withLock { state in
            defer { state.refusesChecksums = true }
            return !state.refusesChecksums
        }
        if isNews { onNotice(.checksumRefused(error)) }
    }

    enum Side: Sendable {
        case source
        case destination
    }

    func etags(_ side: Side) -> ETagNature {
        state.withLock { side == .source ? $0.sourceETags : $0.destinationETags }
    }

    func learn(_ nature: ETagNature, of side: Side) {
        state.withLock { state in
            switch side {
            case .source: state.sourceETags = nature
            case .destination: state.destinationETags = nature
            }
        }
    }
}
