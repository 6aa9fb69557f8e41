internal import ObjectStorage

/// Where a migration comes from and where it goes to.
package struct MigrationSides: Sendable {
    package let source: BackupEnvironment
    package let target: BackupEnvironment

    package init(source: BackupEnvironment, target: BackupEnvironment) {
        self.source = source
        self.target = target
    }

    /// What backs up the source into the target's repository.
    var files: BackupEnvironment {
        var files = source
        files.backupStore = target.backupStore
        files.backupRoot = target.backupRoot
        return files
    }

    func observing(_ observer: EngineObserver) -> MigrationSides {
        MigrationSides(source: source.observing(observer), target: target.observing(observer))
    }
}
