internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Takes back what interrupted restores have left. Collections whose rows are all in stay.
struct RestoreDiscard: Sendable {
    let environment: BackupEnvironment

    func run(_ backup: String) async throws -> DiscardReport {
        var report = DiscardReport(backup: backup)
        for marker in try await OpenRestores(environment: environment).all(of: backup) {
            report.restores += 1
            let journal = RestoreJournal(environment, runID: try BackupName(existing: marker.runID))
            if !marker.isFinished { try await discard(journal, &report) }
            if let leftover = await StagingSweep(environment: environment).remove(journal.layout.prefix) {
                report.findings.append(leftover)
            }
        }
        return report
    }

    private func discard(_ journal: RestoreJournal, _ report: inout DiscardReport) async throws {
        for collection in try await journal.collections().values.sorted(by: { $0.record.target < $1.record.target }) {
            let record = collection.record
            switch record.stage {
            case .creating, .done: break
            case .filled: report.kept.append(record.target)
            case .filling:
                let place = CollectionTarget(milvus: environment.milvus, name: record.target)
                guard let standing = try await place.standing(), standing.id == record.targetID else { continue }
                try await place.drop()
                report.dropped.append(record.target)
            }
        }
    }
}
