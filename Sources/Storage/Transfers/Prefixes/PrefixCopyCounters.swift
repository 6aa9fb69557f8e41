internal import Synchronization

/// How far a copy of a prefix is, to be polled while it works.
package final class PrefixCopyCounters: Sendable {
    private let state = Mutex(PrefixCopyProgress())

    package init() {}

    package var progress: PrefixCopyProgress {
        state.withLock { $0 }
    }

    func update(_ change: (inout PrefixCopyProgress) -> Void) {
        state.withLock { change(&$0) }
    }
}
