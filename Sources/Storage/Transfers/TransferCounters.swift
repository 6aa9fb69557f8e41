internal import Synchronization

/// What a mover has done so far, to be polled while it works.
package final class TransferCounters: Sendable {
    private let state = Mutex(TransferProgress())

    package init() {}

    package var progress: TransferProgress {
        state.withLock { $0 }
    }

    func addBytes(_ count: Int64) {
        state.withLock { $0.bytes += count }
    }

    func addObject(_ method: TransferMethod) {
        state.withLock { progress in
            progress.objects += 1
            progress.objectsByMethod[method, default: 0] += 1
        }
    }

    func addFailure() {
        state.withLock { $0.failedObjects += 1 }
    }
}
