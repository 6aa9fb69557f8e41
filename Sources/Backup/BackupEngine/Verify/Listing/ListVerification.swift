internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// `verify --depth list`, and what a restore asks first: the store is listed, and compared with what the backup promises.
struct ListVerification {
    let environment: BackupEnvironment
    let backup: InspectedBackup

    struct Result {
        var check: ListCheck
        /// Keys among the data that no data object can have.
        var others: [String]
    }

    /// `collections`: which are looked at.
    /// `readsContent`: whether the bytes will be read as well: then differing ETags aren't judged.
    /// `visit`: sees every object that is there with its size, in the order of keys.
    func run(
        _ collections: Set<CollectionID>, readsContent: Bool, _ visit: (ListCheck.Match) throws -> Void = { _ in }
    ) async throws -> Result {
        let known = backup.collections.filter { collections.contains($0.id) }
        let isWhole = known.count == backup.collections.count
        let scope = Dictionary(known.map { ($0.id, backup.promises.builds[$0.id] ?? []) }) { first, _ in first }
        let contents = BackupContents(environment: environment, layout: backup.layout, spool: backup.promises.spool)
        let listing = try await contents.list(isWhole ? nil : scope)
        var check = ListCheck(
            names: Dictionary(known.map { ($0.id, $0.name) }) { first, _ in first }, isWhole: isWhole,
            isOurs: backup.seal != nil)
        for collection in backup.restorable?.collections ?? [] where collections.contains(collection.backup.id) {
            check.note(emptySegments: collection.missingSegments, of: collection.backup.id)
        }
        var promises = try backup.promises.sorted()
        var found = try listing.sorted(in: backup.promises.spool)
        try await check.compare(&promises, &found, ask, visit)
        check.note(others: listing.others)
        check.judgeETags(readsContent: readsContent)
        return Result(check: check, others: listing.others)
    }

    private func ask(_ object: DataObject) async throws -> FoundObject? {
        let path = BackupLayout.relativePath(of: object)
        do {
            let found = try await environment.backupStore.head(backup.layout.key(relative: path))
            return FoundObject(
                BackupObject(object: object, group: nil), path: path, size: found.size, etag: found.etag)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
