internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Finds drills that died on this Milvus, and takes them back.
struct DrillLeftovers: Sendable {
    /// Looked at at once: a run of another machine is watched for a minute.
    private static let width = 8

    let environment: BackupEnvironment

    /// - Returns: what could not be removed. Drills that live are left alone.
    func remove() async throws -> [Finding] {
        let found = try await boundedMap(try await DrillJournal.all(environment), width: Self.width) { journal in
            try await isDead(journal) ? try await takeBack(journal) : []
        }
        return found.flatMap(\.self)
    }

    private func isDead(_ journal: DrillJournal) async throws -> Bool {
        do {
            _ = try await journal.claim.takeOver()
            return true
        } catch let error as BackupError {
            guard error.code == .inUse else { throw error }
            return false
        }
    }

    private func takeBack(_ journal: DrillJournal) async throws -> [Finding] {
        guard let marker = try await journal.marker() else {
            let left = await StagingSweep(environment: environment).remove(journal.layout.prefix)
            return left.map { [$0] } ?? []
        }
        let findings = await ScratchRemoval(environment: environment, journal: journal).run(marker, isOrderly: true)
        if findings.isEmpty {
            environment.observer.emit(
                .note(
                    "A drill of \(marker.backup) that had died was taken back; collections: \(marker.collections.count)."
                ))
        }
        return findings
    }
}
