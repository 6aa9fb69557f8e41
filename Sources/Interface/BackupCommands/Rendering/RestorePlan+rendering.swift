internal import BackupEngine
internal import Basics

/// The engine says itself what it plans: in the words of the planner.
extension RestorePlan: Report {
    var status: ExitStatus { .done }

    func text(_ style: TextStyle) -> String { text + "\n" }
}
