internal import BackupFormat
internal import ObjectStorage

extension BackupCatalog {
    /// Removes a backup, finished or not, whoever wrote it.
    ///
    /// What promises a backup goes first: whatever interrupts the rest leaves something unfinished, which can be
    /// deleted again, and never something that looks restorable. Counts into `observer`'s counters.
    ///
    /// - Throws: `.noSuchBackup`; `.invalidRequest` when other backups refer to its objects.
    package func delete(_ name: String, observer: EngineObserver) async throws(BackupError) -> DeletionReport {
        let name = try self.name(name)
        do {
            guard try await summary(name) != nil else { throw BackupFormatError.noSuchBackup(name) }
        } catch {
            throw BackupError(causedBy: error, while: "read the backup", subject: name.text)
        }
        try await refuseIfNeeded(name)
        observer.begin("deleting")
        do {
            let report = try await BackupDeletion(
                store: store, layout: reader(name).layout, counters: observer.counters
            ).run()
            // Reports of a backup that is gone would be taken for those of the next one of its name.
            try await ReportFolder(.verify, store, root: rootPath, name).deleteAll()
            try await ReportFolder(.drill, store, root: rootPath, name).deleteAll()
            return report
        } catch {
            throw BackupError(causedBy: error, while: "delete the backup", subject: name.text)
        }
    }

    /// Objects that other backups refer to must stay.
    private func refuseIfNeeded(_ name: BackupName) async throws(BackupError) {
        let children = try await list().backups.filter { $0.parents.contains { $0.name == name.text } }
        guard !children.isEmpty else { return }
        let names = children.map(\.name.text).joined(separator: ", ")
        throw BackupError(
            .invalidRequest, "Backups refer to objects of '\(name)': \(names).", subject: name.text,
            advice: "Delete those first.")
    }
}
