internal import BackupEngine
internal import BackupFormat
internal import Basics

extension ResumeUseCase.Outcome: Report {
    var status: ExitStatus {
        switch self {
        case .finished(let report): report.status
        case .alreadyComplete: .done
        }
    }

    var json: JSONValue {
        switch self {
        case .finished(let report): report.json
        case .alreadyComplete(let summary): summary.json
        }
    }

    func text(_ style: TextStyle) -> String {
        switch self {
        case .finished(let report): report.text(style)
        case .alreadyComplete(let summary):
            "Backup \(summary.name) is \(summary.state.rawValue) already: there is nothing to go on with.\n"
        }
    }
}
