internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Finds restores that were begun and not ended, in Milvus' bucket.
struct OpenRestores: Sendable {
    let environment: BackupEnvironment

    /// Of one backup, the oldest first; those of drills aside.
    func all(of backup: String) async throws -> [RestoreMarker] {
        try await all { $0 == backup }
    }

    /// Of all backups whose names are `wanted`.
    func all(_ wanted: (String) -> Bool) async throws -> [RestoreMarker] {
        var found: [RestoreMarker] = []
        for name in try await runNames() {
            guard let marker = try await RestoreJournal(environment, runID: name).marker() else { continue }
            if wanted(marker.options.name), !marker.options.isDrill { found.append(marker) }
        }
        return found.sorted { $0.startedAt < $1.startedAt }
    }

    /// The one that a resume means.
    func one(of backup: String) async throws -> RestoreMarker {
        let found = try await all(of: backup)
        guard let only = found.first else {
            throw BackupError(
                .invalidRequest, "No restore of \(backup) is open in this Milvus' bucket.", subject: backup,
                advice: await isOpenBackup(backup)
                    ? "It is the backup that was interrupted: `milvault resume -n \(backup)` goes on with it."
                    : "Start one without --resume.")
        }
        guard found.count == 1 else {
            throw BackupError(
                .invalidRequest, "\(found.count) restores of \(backup) are open in this Milvus' bucket.",
                subject: backup,
                advice: "Take them back with --discard, and start anew.")
        }
        return only
    }

    private func isOpenBackup(_ name: String) async -> Bool {
        guard let name = try? BackupName(existing: name) else { return false }
        let layout = BackupLayout(rootPath: environment.backupRoot, name: name)
        let condition = try? await BackupReader(store: environment.backupStore, layout: layout).condition()
        if case .unfinished? = condition { return true }
        return false
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
