internal import BackupEngine

/// What a person reads of an event; nil for events that only the progress line shows.
struct EventText {
    let style: TextStyle
    let isVerbose: Bool

    func line(_ event: EngineEvent) -> String? {
        switch event {
        case .phase: nil
        case .collectionStarted(let name): isVerbose ? "  \(name): started" : nil
        case .collectionFinished(let name, true, let detail): "\(style.good("✓")) \(name): \(detail)"
        case .collectionFinished(let name, false, let detail): "\(style.bad("✗")) \(name): \(detail)"
        case .finding(let finding): line(finding)
        case .note(let text): text
        }
    }

    private func line(_ finding: Finding) -> String {
        let next = finding.advice.map { " \($0)" } ?? ""
        return "\(style.warn("!")) \(finding.subject): \(finding.message)\(next)"
    }
}
