internal import BackupFormat

/// Why a new backup can't have a name: a backup has it, or a run that lives, or one that waits to be taken up.
struct TakenName {
    let environment: BackupEnvironment
    let layout: BackupLayout

    func error() async throws -> any Error {
        let reader = BackupReader(store: environment.backupStore, layout: layout)
        guard case .unfinished(let marker?) = try await reader.condition() else {
            return BackupFormatError.nameTaken(layout.name)
        }
        let resume = "milvault resume -n \(layout.name)"
        guard try await RunClaim(layout, in: environment).isAbandoned() == true else {
            return BackupError(
                .inUse, "'\(layout.name)' is in use by run \(marker.runID).", subject: layout.name.text,
                advice: "Wait for it to end. Should it be dead: \(resume)")
        }
        return BackupError(
            .failed, "An interrupted run holds the name '\(layout.name)'.", subject: layout.name.text,
            advice: "Go on with it: \(resume), or remove it: milvault delete -n \(layout.name)")
    }
}
