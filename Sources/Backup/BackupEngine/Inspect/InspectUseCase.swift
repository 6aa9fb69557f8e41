internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel
package import ObjectStorage

/// Looks into a backup: only its own store is asked.
package struct InspectUseCase: Sendable {
    let store: any ObjectStore
    let rootPath: String

    package init(store: any ObjectStore, rootPath: String) {
        self.store = store
        self.rootPath = rootPath
    }

    /// - Throws: `.noSuchBackup`, `.damagedBackup` where what is read isn't as it should be, `.invalidRequest`.
    package func run(_ options: InspectOptions) async throws(BackupError) -> InspectReport {
        do {
            return try await inspect(options)
        } catch {
            throw BackupError(causedBy: error, while: "look into the backup", subject: options.name)
        }
    }

    private func inspect(_ options: InspectOptions) async throws -> InspectReport {
        let layout = BackupLayout(rootPath: rootPath, name: try BackupName(existing: options.name))
        let reader = BackupReader(store: store, layout: layout)
        let condition = try await reader.condition()
        let manifest = try await reader.outline(condition)
        guard !manifest.isSnapshotFormat else {
            throw BackupError(
                .invalidRequest, "'\(options.name)' is a snapshot that Milvus wrote itself; its rows can't be read.",
                subject: options.name)
        }
        let selected = try InspectSelection(manifest.collections.map(\.reference)).select(options)
        let wantsRows = !options.wantsSegments
        let collections = manifest.collections.filter { selected.contains($0.reference) }
        let keys = Set(collections.flatMap { $0.schema.primaryKey.map { [$0.id] } ?? [] })
        let stored = StoredCollectionReader(
            reader: reader, condition: condition, rootPath: rootPath,
            keeps: { segment, log in
                log.kind != .insert || wantsRows || segment.isPacked || keys.contains(log.field ?? .rowID)
            })
        var report = InspectReport(name: options.name, milvusVersion: manifest.milvusVersion, collections: [])
        for collection in try await stored.read(collections) {
            report.collections.append(try await CollectionInspection(collection, store).run(options))
        }
        return report
    }
}
