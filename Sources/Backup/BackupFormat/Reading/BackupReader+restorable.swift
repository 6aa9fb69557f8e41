internal import MilvusModel
internal import ObjectStorage

extension BackupReader {
    /// Everything that a restore needs to know. In a backup of milvus-backup the data directories are listed, because
    /// writers put groups differently; in ours the manifest is enough.
    ///
    /// - Throws: `.unfinished` for what was never sealed, `.damaged` for what isn't as it was sealed.
    package func restorable() async throws(BackupFormatError) -> RestorableBackup {
        let condition = try await condition()
        return try await restorable(condition, outline(condition))
    }

    /// The same of a manifest that was read already.
    package func restorable(
        _ condition: BackupCondition, _ manifest: BackupInfo
    ) async throws(BackupFormatError) -> RestorableBackup {
        var backup = RestorableBackup(
            layout: layout, seal: nil, milvusVersion: manifest.milvusVersion, databases: manifest.databases,
            accessControl: manifest.accessControl, collections: [], isSnapshotFormat: manifest.isSnapshotFormat,
            isFromLevelFiles: condition == .foreign(.levels))
        if case .sealed(let seal) = condition { backup.seal = seal }
        for collection in manifest.collections {
            backup.collections.append(try await restorable(collection, seal: backup.seal))
        }
        return backup
    }

    private func restorable(
        _ collection: CollectionBackup, seal: Seal?
    ) async throws(BackupFormatError) -> RestorableCollection {
        let isPlain = seal != nil || collection.snapshot != nil
        let directories = isPlain ? nil : try await directories(of: collection.id)
        let plan = ImportUnitPlanner(layout: layout, directories: directories).plan(collection)
        return RestorableCollection(
            backup: collection, summary: seal?.collections.first { $0.id == collection.id }, units: plan.units,
            missingSegments: plan.missing)
    }

    private func directories(of collection: CollectionID) async throws(BackupFormatError) -> SegmentDirectories {
        var directories = SegmentDirectories()
        for kind in [LogKind.insert, .delta] {
            do throws(ObjectStoreError) {
                try await store.list(layout.prefix(kind, collection)) { page in
                    for object in page.objects { layout.parse(object.key).map { directories.add($0) } }
                }
            } catch {
                throw .store(error)
            }
        }
        return directories
    }
}
