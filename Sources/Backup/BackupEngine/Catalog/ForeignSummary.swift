internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// What a list shows of a backup that milvus-backup wrote, by small reads: its level files. The full manifest has an
/// entry per log and is read only where these are missing.
struct ForeignSummary: Sendable {
    var createdAt: WallTime?
    var bytes: Int64
    var collections: Int

    init(_ reader: BackupReader, _ manifest: ForeignManifest) async throws(BackupFormatError) {
        do {
            try await self.init(levelsOf: reader)
        } catch {
            guard case .damaged = error, manifest == .full else { throw error }
            let info = try await reader.outline(.foreign(.full))
            self.init(info, info.collections)
        }
        if createdAt == nil {
            createdAt = try await reader.lastModified(manifest == .full ? .fullManifest : .backupLevel)
        }
    }

    private init(levelsOf reader: BackupReader) async throws(BackupFormatError) {
        let backup = try await reader.levelFile(.backupLevel)
        let collections = try await reader.levelFile(.collectionLevel)
        do {
            self.init(try BackupInfo(json: backup), try CollectionLevel(json: collections).collections)
        } catch {
            throw .damaged(reader.layout.key(.collectionLevel), reason: "\(error)")
        }
    }

    /// Old writers and snapshot backups have no sum of their own.
    private init(_ info: BackupInfo, _ collections: [CollectionBackup]) {
        self.collections = collections.count
        bytes = max(info.size, collections.total(\.size))
        createdAt = info.status.startTime > 0 ? WallTime(milliseconds: info.status.startTime) : nil
    }
}
