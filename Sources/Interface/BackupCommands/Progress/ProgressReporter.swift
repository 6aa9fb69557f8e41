internal import BackupEngine
private import Synchronization

/// Shows a run on stderr while it runs: one line that is rewritten on a terminal, few plain lines elsewhere.
final class ProgressReporter: Sendable {
    private struct State {
        var phase = ""
        var meter = ProgressMeter()
        var isLineShown = false
        /// What stands on the terminal's line.
        var text = ""
        var lastPlainLine: Duration = .zero
    }

    /// How often the terminal's line is rewritten, and how often a plain line tells that the run is alive.
    private static let refresh: Duration = .milliseconds(200)
    private static let plainInterval: Duration = .seconds(10)
    private static let clearLine = "\r\u{1B}[K"

    private let counted: @Sendable () -> EngineCounters.Snapshot
    private let terminal: Terminal
    private let eventText: EventText
    private let write: @Sendable (String) -> Void
    /// Time since the run began.
    private let elapsed: @Sendable () -> Duration
    private let state = Mutex(State())

    init(
        terminal: Terminal, eventText: EventText, write: @escaping @Sendable (String) -> Void,
        elapsed: @escaping @Sendable () -> Duration, counted: @escaping @Sendable () -> EngineCounters.Snapshot
    ) {
        self.counted = counted
        self.terminal = terminal
        self.eventText = eventText
        self.write = write
        self.elapsed = elapsed
    }

    /// Repaints until its task is cancelled, then leaves a clean line.
    func run() async {
        while !Task.isCancelled {
            tick()
            try? await Task.sleep(for: Self.refresh)
        }
        state.withLock { erase(&$0) }
    }

    func receive(_ event: EngineEvent) {
        let now = elapsed()
        state.withLock { state in
            if case .phase(let name) = event {
                begin(name, at: now, &state)
            } else if let line = eventText.line(event) {
                erase(&state)
                write(line + "\n")
            }
        }
    }

    /// One look at the counters.
    func tick() {
        let now = elapsed()
        let counted = counted()
        state.withLock { state in
            guard !state.phase.isEmpty else { return }
            state.meter.record(counted, at: now)
            let line = ProgressLine(
                phase: state.phase, counted: counted, bytesPerSecond: state.meter.bytesPerSecond,
                timeLeft: state.meter.timeLeft)
            if terminal.errorIsTerminal {
                let text = line.text(width: terminal.width)
                guard !state.isLineShown || text != state.text else { return }
                write(Self.clearLine + text)
                state.isLineShown = true
                state.text = text
            } else if now - state.lastPlainLine >= Self.plainInterval, line.text != state.phase {
                write(line.text + "\n")
                state.lastPlainLine = now
            }
        }
    }

    private func begin(_ phase: String, at now: Duration, _ state: inout State) {
        let isNew = phase != state.phase
        state.phase = phase
        state.meter.reset()
        state.lastPlainLine = now
        if !terminal.errorIsTerminal, isNew { write("\(phase)\n") }
    }

    private func erase(_ state: inout State) {
        guard state.isLineShown else { return }
        write(Self.clearLine)
        state.isLineShown = false
    }
}
