internal import Basics
package import ObjectStorage
internal import Zstandard

/// Reads one backup, whoever wrote it.
package struct BackupReader: Sendable {
    package let store: any ObjectStore
    package let layout: BackupLayout

    package init(store: any ObjectStore, layout: BackupLayout) {
        self.store = store
        self.layout = layout
    }

    /// What is there, by small reads: one request for a sealed backup, a few for others.
    package func condition() async throws(BackupFormatError) -> BackupCondition {
        if let bytes = try await readIfPresent(.seal) {
            do {
                return .sealed(try SealText.seal(bytes))
            } catch {
                return .damaged(reason: "\(MetaObject.seal.rawValue) is \(error)")
            }
        }
        return try await unsealedCondition()
    }

    /// The seal, which a backup of ours must have.
    package func seal() async throws(BackupFormatError) -> Seal {
        switch try await condition() {
        case .sealed(let seal): return seal
        case .absent, .stranger: throw .noSuchBackup(layout.name)
        case .foreign, .unfinished: throw .unfinished(layout.name)
        case .damaged(let reason): throw .damaged(layout.key(.seal), reason: reason)
        }
    }

    /// milvus-backup's manifest of a finished backup, its segments without their logs.
    ///
    /// - Throws: `.damaged` when it isn't what was sealed, or isn't a manifest.
    package func outline(_ condition: BackupCondition) async throws(BackupFormatError) -> BackupInfo {
        var manifest = try await manifest(condition)
        while try await manifest.next() != nil {}
        return try manifest.outline()
    }

    /// milvus-backup's manifest of a finished backup, segment by segment.
    ///
    /// - Throws: `.damaged` when it isn't there.
    package func manifest(_ condition: BackupCondition) async throws(BackupFormatError) -> ManifestReader {
        switch condition {
        case .sealed(let seal):
            guard let sealed = seal.meta(.fullManifest) else {
                throw .damaged(layout.key(.fullManifest), reason: "the seal doesn't know it")
            }
            return try await ManifestReader(store: store, key: layout.key(.fullManifest), sealed: sealed)
        case .foreign(.full):
            return try await ManifestReader(store: store, key: layout.key(.fullManifest), sealed: nil)
        case .foreign(.levels):
            return ManifestReader(levels: try await manifestFromLevels(), key: layout.key(.backupLevel))
        case .absent, .stranger: throw .noSuchBackup(layout.name)
        case .unfinished: throw .unfinished(layout.name)
        case .damaged(let reason): throw .damaged(layout.key(.seal), reason: reason)
        }
    }

    private func unsealedCondition() async throws(BackupFormatError) -> BackupCondition {
        if let bytes = try await readIfPresent(.runMarker) {
            return .unfinished(Self.runMarker(bytes))
        }
        let present = Set(try await listed(layout.prefix + "meta/").map(\.key))
        if present.contains(layout.key(.fullManifest)) {
            // milvus-backup writes no object list.
            let isOurs = present.contains(layout.key(.objects))
            return isOurs ? .damaged(reason: "\(MetaObject.seal.rawValue) is missing") : .foreign(.full)
        }
        let levels: [MetaObject] = [.backupLevel, .collectionLevel, .partitionLevel, .segmentLevel]
        if present.isSuperset(of: levels.map(layout.key)) { return .foreign(.levels) }
        return try await leftovers()
    }

    /// Nil when it can't be understood: the run that wrote it may have been cut off, or be newer than we are.
    static func runMarker(_ bytes: [UInt8]) -> RunMarker? {
        try? decode(Zstandard.decompress(bytes, limit: 1 << 30))
    }

    /// Without marker and manifest: what is left of a backup lies in a backup's directories. Anything else is not ours,
    /// Milvus' own root path above all, which lies beside the backups when the repository has no root path.
    private func leftovers() async throws(BackupFormatError) -> BackupCondition {
        let page: ObjectListPage
        do {
            page = try await store.listPage(layout.prefix, ListOptions(delimiter: "/"), continuation: nil)
        } catch {
            throw .store(error)
        }
        if page.objects.isEmpty && page.commonPrefixes.isEmpty { return .absent }
        let directories = Set(page.commonPrefixes.map { String($0.dropFirst(layout.prefix.count)) })
        let isMilvus = LogKind.allCases.contains { directories.contains("\($0.rawValue)/") }
        return isMilvus || directories.isDisjoint(with: BackupLayout.ownDirectories) ? .stranger : .unfinished(nil)
    }

    private func manifestFromLevels() async throws(BackupFormatError) -> BackupInfo {
        let levels = (
            backup: try await json(.backupLevel), collection: try await json(.collectionLevel),
            partition: try await json(.partitionLevel), segment: try await json(.segmentLevel)
        )
        do {
            return try BackupInfo(
                backupLevel: levels.backup, collectionLevel: levels.collection, partitionLevel: levels.partition,
                segmentLevel: levels.segment)
        } catch {
            throw .damaged(layout.key(.backupLevel), reason: "a level file is not what it should be: \(error)")
        }
    }
}
