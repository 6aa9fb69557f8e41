private import Synchronization

/// Counts requests; shared by the stores of a run.
package final class RequestMeter: Sendable {
    private let count = Mutex<Int64>(0)

    package init() {}

    package var requests: Int64 { count.withLock { $0 } }

    func add() {
        count.withLock { $0 += 1 }
    }
}
