internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// `verify`: proves that a backup is what it was when it was made. Neither Milvus nor anything but the backup's store is
/// asked.
package struct VerifyUseCase: Sendable {
    let environment: BackupEnvironment

    package init(_ environment: BackupEnvironment) {
        self.environment = environment
    }

    /// The report is kept beside the backup. What is cut off while it reads objects is gone on with by the next run.
    ///
    /// - Throws: `.noSuchBackup`; `.damagedBackup` where there is no finished backup to be verified; what the store
    ///   fails with. Damage of a backup is no error: the report says it.
    package func run(_ options: VerifyOptions) async throws(BackupError) -> VerifyReport {
        do {
            return try await verify(options)
        } catch {
            var failure = BackupError(causedBy: error, while: "verify the backup", subject: options.name)
            if failure.code == .interrupted, options.depth.readsContent {
                failure.advice = "The same command goes on where this run has stopped."
            }
            throw failure
        }
    }

    private func verify(_ options: VerifyOptions) async throws -> VerifyReport {
        environment.observer.begin("reading the manifest")
        let name = try BackupName(existing: options.name)
        var backup = try await BackupInspector(environment: environment).inspect(name)
        if backup.restorable?.isSnapshotFormat == true { throw snapshotFormat(name) }
        return try await verify(&backup, options)
    }

    /// The same of a backup that was read already.
    func verify(_ backup: inout InspectedBackup, _ options: VerifyOptions) async throws -> VerifyReport {
        let name = backup.layout.name
        let collections = try VerifySelection(options).collections(of: backup)
        let directory = VerifyDirectory(environment.backupStore, root: environment.backupRoot, name)
        let run = VerifyRun(
            environment: environment, options: options, directory: directory,
            ledger: ChecksumLedger(directory: directory, backup: try await identity(of: backup)))
        let report = try await run.run(&backup, collections)
        try await keep(report, in: directory, options)
        return report
    }

    /// Who may only read the backups gets his answer all the same.
    private func keep(_ report: VerifyReport, in directory: VerifyDirectory, _ options: VerifyOptions) async throws {
        do {
            try await directory.keep(report)
            if let sample = report.sample { try await directory.note(sample, options.filter.text) }
            if options.depth.readsContent { try await directory.forgetProgress() }
        } catch let error as ObjectStoreError {
            guard error.code == .accessDenied else { throw error }
            environment.observer.emit(
                .note("The report isn't kept: these credentials may not write beside the backup."))
        }
    }

    /// What tells this backup from another one of its name.
    private func identity(of backup: InspectedBackup) async throws -> String {
        if let seal = backup.seal { return seal.id }
        let meta: MetaObject = backup.condition == .foreign(.levels) ? .backupLevel : .fullManifest
        let found = try await environment.backupStore.head(backup.layout.key(meta))
        return "\(found.size)-\(found.etag?.value ?? "")"
    }

    private func snapshotFormat(_ name: BackupName) -> BackupError {
        BackupError(
            .incompatibleVersions,
            "Backup \(name) is a snapshot that Milvus 3 wrote itself: only its server knows what belongs to it.",
            subject: name.text)
    }
}
