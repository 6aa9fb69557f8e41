/// Where a run reports to while it runs: events by call, counters by polling.
package struct EngineObserver: Sendable {
    package let counters: EngineCounters
    private let receive: @Sendable (EngineEvent) -> Void

    /// `receive` is called in order, one event at a time per run; it must not block for long.
    package init(counters: EngineCounters = EngineCounters(), _ receive: @escaping @Sendable (EngineEvent) -> Void) {
        self.counters = counters
        self.receive = receive
    }

    package func emit(_ event: EngineEvent) {
        receive(event)
    }

    /// Begins a phase with counters at zero.
    package func begin(_ phase: String) {
        counters.reset()
        receive(.phase(phase))
    }
}
