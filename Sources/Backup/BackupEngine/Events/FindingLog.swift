private import Synchronization

/// Remembers the findings that pass, so that the report holds what the observer was told.
final class FindingLog: Sendable {
    private let log = Mutex<[Finding]>([])
    private let downstream: EngineObserver

    init(_ downstream: EngineObserver) {
        self.downstream = downstream
    }

    var findings: [Finding] { log.withLock { $0 } }

    /// Hand this one to the parts of the run.
    var observer: EngineObserver {
        EngineObserver(counters: downstream.counters) { event in
            if case .finding(let finding) = event { self.log.withLock { $0.append(finding) } }
            self.downstream.emit(event)
        }
    }
}

extension BackupEnvironment {
    /// The same with another observer.
    func observing(_ observer: EngineObserver) -> BackupEnvironment {
        var copy = self
        copy.observer = observer
        return copy
    }
}
