internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Takes back what a drill has made: its collections, what its restore staged, and its journal last.
struct ScratchRemoval: Sendable {
    /// A request that was called off on its way may still be carried out: what it made is looked for again.
    private static let rounds = 3

    let environment: BackupEnvironment
    let journal: DrillJournal

    /// Runs to its end although the drill was cancelled. `isOrderly`: nothing can be on its way any more.
    ///
    /// - Returns: what could not be removed; the journal stays then, and the next drill tries again.
    func run(_ marker: DrillMarker, isOrderly: Bool) async -> [Finding] {
        await uncancelled {
            var findings: [Finding] = []
            for round in 0..<(isOrderly ? 1 : Self.rounds) {
                if round > 0 { try? await environment.sleep(environment.limits.pollInterval) }
                findings = await removeOnce(marker)
            }
            guard findings.isEmpty, let left = await remove(journal.layout.prefix) else { return findings }
            return [left]
        }
    }

    private func removeOnce(_ marker: DrillMarker) async -> [Finding] {
        var findings: [Finding] = []
        // A journal that somebody wrote by hand drops nothing that isn't a drill's.
        for name in marker.collections where ScratchName(id: journal.id).isOurs(name) {
            do {
                try await environment.milvus.dropCollection(name)
            } catch {
                // Its database is gone, and everything in it.
                guard error.code != .databaseNotFound else { continue }
                findings.append(
                    Finding(
                        "scratch-left", subject: "\(name)", "The scratch collection could not be dropped: \(error)",
                        advice: "The next drill tries again; or drop it yourself, nobody needs it."))
            }
        }
        if let run = try? BackupName(existing: marker.restoreRun),
            let left = await remove(RestoreJournal(environment, runID: run).layout.prefix)
        {
            findings.append(left)
        }
        return findings
    }

    private func remove(_ prefix: String) async -> Finding? {
        await StagingSweep(environment: environment).remove(prefix)
    }
}
