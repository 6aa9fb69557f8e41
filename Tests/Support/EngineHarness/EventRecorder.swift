package import BackupEngine
internal import Synchronization

/// Keeps what a run said.
package final class EventRecorder: Sendable {
    private let kept = Mutex<[EngineEvent]>([])

    package init() {}

    package var events: [EngineEvent] { kept.withLock { $0 } }
    package var observer: EngineObserver { EngineObserver { event in self.kept.withLock { $0.append(event) } } }

    package var findings: [Finding] {
        events.compactMap { if case .finding(let finding) = $0 { finding } else { nil } }
    }

    package var notes: [String] {
        events.compactMap { if case .note(let note) = $0 { note } else { nil } }
    }
}
