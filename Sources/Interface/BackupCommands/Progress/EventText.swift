internal import BackupEngine

/// What a person reads of an event; nil for events that only the progress line shows.
struct EventText {
    let style: TextStyle
    let isVerbose: Bool

    func line(_ event: EngineEvent) -> String? {
        switch event {
        case .phase, .step: nil
        case .collectionStarted(let name): isVerbose ? "  \(name): started" : nil
        case .collectionFinished(let name, true, let detail): "\(style.good("✓")) \(name): \(detail)"
        case .collectionFinished(let name, false, let detail): "\(style.bad("✗")) \(name): \(detail)"
        // The report gives the advice.
        case .finding(let finding): "\(style.warn("!")) \(finding.subject): \(finding.message)"
        case .note(let text): text
        }
    }
}
