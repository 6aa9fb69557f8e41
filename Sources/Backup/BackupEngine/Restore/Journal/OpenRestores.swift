internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Finds restores that were begun and not ended, in Milvus' bucket.
struct OpenRestores: Sendable {
    let environment: BackupEnvironment

    /// Of one backup, the oldest first.
    func all(of backup: String) async throws -> [RestoreMarker] {
        var found: [RestoreMarker] = []
        for name in try await runNames() {
            guard let marker = try await RestoreJournal(environment, runID: name).marker() else { continue }
            if marker.options.name == backup { found.append(marker) }
        }
        return found.sorted { $0.startedAt < $1.startedAt }
    }

    /// The one that a resume means.
    func one(of backup: String) async throws -> RestoreMarker {
        let found = try await all(of: backup)
        guard let only = found.first else {
            throw BackupError(
                .invalidRequest, "No restore of \(backup) is open in this Milvus' bucket.", subject: backup,
                advice: "Start one without --resume.")
        }
        guard found.count == 1 else {
            throw BackupError(
                .invalidRequest, "\(found.count) restores of \(backup) are open in this Milvus' bucket.",
                subject: backup,
                advice: "Take them back with --discard, and start anew.")
        }
        return only
    }

    private func runNames() async throws -> [BackupName] {
        var names: [BackupName] = []
        let root = RestoreJournal.root(environment) + "/"
        try await environment.milvusStore.list(root, ListOptions(delimiter: "/")) { page in
            names += page.commonPrefixes.compactMap {
                try? BackupName(existing: String($0.dropFirst(root.count).dropLast()))
            }
        }
        return names
    }
}
