internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

extension BackupCatalog {
    /// One backup in full; ours is checked against its seal as far as it is read.
    ///
    /// - Throws: `.noSuchBackup`, or `.damagedBackup` when its manifest isn't what was sealed.
    package func get(_ name: String) async throws(BackupError) -> BackupDetail {
        let name = try self.name(name)
        do {
            guard var summary = try await summary(name) else { throw BackupFormatError.noSuchBackup(name) }
            try await LastReports(of: store, root: rootPath, name).complete(&summary, from: store)
            return try await detail(summary)
        } catch {
            throw BackupError(causedBy: error, while: "read the backup", subject: name.text)
        }
    }

    private func detail(_ summary: BackupSummary) async throws(BackupFormatError) -> BackupDetail {
        var detail = BackupDetail(
            summary: summary, seal: nil, milvusVersion: "", databases: [], collections: [], users: nil,
            isFromLevelFiles: false)
        let reader = reader(summary.name)
        let condition = try await reader.condition()
        switch condition {
        case .sealed(let seal): detail.seal = seal
        case .foreign(let manifest): detail.isFromLevelFiles = manifest == .levels
        case .unfinished:
            try await countObjects(of: reader.layout, &detail.summary)
            return detail
        default: return detail
        }
        detail.add(try await reader.outline(condition))
        return detail
    }
}

extension BackupCatalog {
    /// What is there so far: the store is the journal.
    private func countObjects(of layout: BackupLayout, _ summary: inout BackupSummary) async throws(BackupFormatError) {
        var (objects, bytes): (Int64, Int64) = (0, 0)
        do throws(ObjectStoreError) {
            try await store.list(layout.prefix) { page in
                for object in page.objects where layout.parse(object.key) != nil {
                    objects += 1
                    bytes += object.size
                }
            }
        } catch {
            throw .store(error)
        }
        (summary.objects, summary.bytes) = (objects, bytes)
    }
}

extension BackupDetail {
    fileprivate mutating func add(_ manifest: BackupInfo) {
        milvusVersion = manifest.milvusVersion
        databases = manifest.databases.map(\.name.rawValue)
        users = manifest.accessControl?.users.count
        let sealed = Dictionary(
            (seal?.collections ?? []).map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
        collections = manifest.collections.map { Collection($0, sealed[$0.reference]) }
        let present = Set(collections.map(\.reference))
        collections += (seal?.collections ?? []).filter { !present.contains($0.reference) }.map { Collection($0) }
    }
}

extension BackupDetail.Collection {
    fileprivate init(_ backup: CollectionBackup, _ sealed: SealedCollection?) {
        let timestamp = backup.backupTimestamp == 0 ? nil : HybridTimestamp(rawValue: backup.backupTimestamp)
        self.init(
            reference: backup.reference, failure: nil, rows: backup.segments.total(\.rows),
            deletedRows: sealed?.deletedRows, liveRows: sealed?.liveRows, bytes: backup.size,
            segments: backup.segments.count, partitions: backup.partitions.map(\.name),
            indexes: backup.indexes.map { .init(name: $0.indexName, field: $0.fieldName, type: $0.indexType) },
            aliases: backup.aliases, loadState: backup.loadState, logListing: sealed?.logListing,
            consistentAt: sealed?.consistentAt ?? timestamp, damage: sealed?.damage)
    }

    /// A collection that isn't in the manifest, because it failed.
    fileprivate init(_ sealed: SealedCollection) {
        self.init(
            reference: sealed.reference, failure: sealed.failure ?? "It isn't in the manifest.", rows: sealed.rows,
            deletedRows: sealed.deletedRows, liveRows: sealed.liveRows, bytes: sealed.bytes, segments: sealed.segments,
            partitions: [], indexes: [], aliases: [], loadState: "", logListing: sealed.logListing,
            consistentAt: sealed.consistentAt)
    }
}
