internal import ObjectStorage
internal import Synchronization

/// Pages between one task that lists and one that reads: the lister runs `limit` pages ahead and no further.
final class PageQueue: Sendable {
    private enum End {
        case open
        case finished
        case failed(ObjectStoreError)
        /// The reader has gone, or the run was cancelled.
        case abandoned
    }

    private struct State {
        var pages: [[ObjectMetadata]] = []
        var end = End.open
        var reader: CheckedContinuation<Void, Never>?
        var lister: CheckedContinuation<Void, Never>?

        /// Whom to wake after a change: both look again for themselves.
        mutating func waiting() -> [CheckedContinuation<Void, Never>] {
            defer { (reader, lister) = (nil, nil) }
            return [reader, lister].compactMap(\.self)
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        precondition(limit > 0, "a queue needs room for a page")
        self.limit = limit
    }

    /// Waits for room; false when nobody reads any more.
    func put(_ page: [ObjectMetadata]) async -> Bool {
        while true {
            let isOver: Bool? = state.withLock { state in
                guard case .open = state.end else { return true }
                return state.pages.count < limit ? false : nil
            }
            if isOver == true { return false }
            if isOver == false { break }
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    guard case .open = state.end, state.pages.count == limit else { return true }
                    state.lister = continuation
                    return false
                }
                if goesOn { continuation.resume() }
            }
        }
        change { $0.pages.append(page) }
        return true
    }

    /// The next page; nil at the end.
    ///
    /// - Throws: What listing failed with, after the pages that came before; `.cancelled` once the queue is abandoned.
    func take() async throws(ObjectStoreError) -> [ObjectMetadata]? {
        while true {
            let (page, end): ([ObjectMetadata]?, End) = state.withLock { state in
                (state.pages.isEmpty ? nil : state.pages.removeFirst(), state.end)
            }
            if let page {
                change { _ in }
                return page
            }
            switch end {
            case .finished: return nil
            case .failed(let error): throw error
            case .abandoned: throw .cancelled(operation: "list", subject: "objects")
            case .open: await somethingNew()
            }
        }
    }

    func finish(_ error: ObjectStoreError?) {
        change { state in
            guard case .open = state.end else { return }
            state.end = error.map { .failed($0) } ?? .finished
        }
    }

    func abandon() {
        change { state in
            state.end = .abandoned
            state.pages = []
        }
    }

    private func somethingNew() async {
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard case .open = state.end, state.pages.isEmpty else { return true }
                state.reader = continuation
                return false
            }
            if goesOn { continuation.resume() }
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let waiting = state.withLock { state in
            body(&state)
            return state.waiting()
        }
        for continuation in waiting { continuation.resume() }
    }
}
