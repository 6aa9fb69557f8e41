internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Looks up which primary keys segments have that are left out: in their statistics, or else in the keys themselves. What
/// is damaged isn't believed.
struct KeySurvey: Sendable {
    let environment: BackupEnvironment
    let backup: InspectedBackup
    /// Objects below the backup's directory.
    let damaged: Set<String>

    /// - Throws: what concerns every object. What can't be read of one segment leaves its range unknown.
    func fill(_ leftOut: inout [CollectionID: LeftOut]) async throws {
        let wanted = leftOut.mapValues { Set($0.segments.filter { $0.rows > 0 }.map(\.id)) }
            .filter { !$0.value.isEmpty }
        guard !wanted.isEmpty else { return }
        let known = backup.restorable?.collections.map(\.backup).filter { wanted[$0.id] != nil } ?? []
        let keys = Dictionary(known.map { ($0.id, $0.schema.primaryKey?.id) }) { first, _ in first }
        let reader = StoredCollectionReader(
            reader: BackupReader(store: environment.backupStore, layout: backup.layout), condition: backup.condition,
            rootPath: environment.backupRoot,
            keeps: { segment, log in
                let id = segment.backup.collection
                guard wanted[id]?.contains(segment.backup.id) == true else { return false }
                return log.kind == .stats || log.kind == .insert && (segment.isPacked || log.field == keys[id] ?? nil)
            })
        for collection in try await reader.read(known) {
            let id = collection.backup.id
            let key = collection.backup.schema.primaryKey.map { StoredField($0) }
            for index in leftOut[id]?.segments.indices ?? 0..<0 {
                guard let segment = leftOut[id]?.segments[index].id, wanted[id]?.contains(segment) == true,
                    let stored = collection.segments[segment]
                else { continue }
                leftOut[id]?.segments[index].keys = try await range(of: stored, key)
            }
        }
    }

    private func range(of segment: StoredSegment, _ key: StoredField?) async throws -> ClosedRange<PrimaryKey>? {
        if isWhole(segment.statsLogs) {
            let range = try await tolerant { try await KeyRanges(segment, in: environment.backupStore).range }
            if let range { return range }
        }
        guard let key, isWhole(segment.insertLogs.values.flatMap { $0 }) else { return nil }
        return try await tolerant {
            let columns = try await SegmentColumns(segment, in: environment.backupStore)
            return try await KeyRanges.range(of: columns, key, in: environment.backupStore)
        }
    }

    private func isWhole(_ logs: [StoredLog]) -> Bool {
        logs.allSatisfy { log in
            !damaged.contains(backup.layout.relativePath(of: log.key) ?? log.key.rawValue)
        }
    }

    private func tolerant<Value>(_ read: () async throws -> Value?) async throws -> Value? {
        do {
            return try await read()
        } catch {
            try Task.checkCancellation()
            if let error = error as? ObjectStoreError, error.concernsEveryObject { throw error }
            return nil
        }
    }
}
