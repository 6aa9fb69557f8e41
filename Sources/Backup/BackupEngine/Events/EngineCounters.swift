private import Synchronization

/// How far a run is; written by the engine, polled by whoever shows progress.
package final class EngineCounters: Sendable {
    /// One consistent reading.
    package struct Snapshot: Sendable, Equatable {
        package var totalObjects: Int64 = 0
        package var doneObjects: Int64 = 0
        package var totalBytes: Int64 = 0
        package var doneBytes: Int64 = 0

        package init(
            totalObjects: Int64 = 0, doneObjects: Int64 = 0, totalBytes: Int64 = 0, doneBytes: Int64 = 0
        ) {
            self.totalObjects = totalObjects
            self.doneObjects = doneObjects
            self.totalBytes = totalBytes
            self.doneBytes = doneBytes
        }
    }

    private let state = Mutex(Snapshot())

    package init() {}

    package var snapshot: Snapshot { state.withLock { $0 } }

    package func planned(objects: Int64, bytes: Int64) {
        state.withLock {
            $0.totalObjects += objects
            $0.totalBytes += bytes
        }
    }

    package func done(objects: Int64, bytes: Int64) {
        state.withLock {
            $0.doneObjects += objects
            $0.doneBytes += bytes
        }
    }

    package func reset() {
        state.withLock { $0 = Snapshot() }
    }
}
