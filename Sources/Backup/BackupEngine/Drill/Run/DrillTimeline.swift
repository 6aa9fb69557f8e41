internal import Basics
private import Synchronization

/// Measures the steps of a drill, those of its restore by the events that pass.
final class DrillTimeline: Sendable {
    private struct State {
        var spans: [DrillReport.Span] = []
        /// Places in `spans` of the steps that are at work, by collection.
        var open: [String: Int] = [:]
    }

    private let clock: WallClock
    private let start: WallTime
    private let state = Mutex(State())

    init(_ clock: WallClock, since start: WallTime) {
        self.clock = clock
        self.start = start
    }

    /// In the order in which they began.
    var spans: [DrillReport.Span] { state.withLock(\.spans) }

    var elapsed: Duration { clock.now() - start }

    /// A step of a collection, or of the whole drill where it has no name. Ends the one before.
    func begin(_ step: String, of collection: String = "") {
        let now = elapsed
        state.withLock { state in
            Self.end(collection, now, &state)
            state.open[collection] = state.spans.count
            state.spans.append(DrillReport.Span(step: step, collection: collection, start: now, duration: .zero))
        }
    }

    func end(_ collection: String = "") {
        let now = elapsed
        state.withLock { Self.end(collection, now, &$0) }
    }

    /// Hand this one to the restore.
    func observing(_ downstream: EngineObserver) -> EngineObserver {
        EngineObserver(counters: downstream.counters) { event in
            switch event {
            case .step(let step, let collection): self.begin(step, of: collection)
            case .collectionFinished(let collection, _, _): self.end(collection)
            default: break
            }
            downstream.emit(event)
        }
    }

    private static func end(_ collection: String, _ now: Duration, _ state: inout State) {
        guard let place = state.open.removeValue(forKey: collection) else { return }
        state.spans[place].duration = now - state.spans[place].start
    }
}
