internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Finds the objects of some collections of a backup: ours by its list of objects, milvus-backup's by its manifest and a
/// listing, because its versions put groups differently.
struct StoredCollectionReader: Sendable {
    let reader: BackupReader
    let condition: BackupCondition
    let rootPath: String
    /// Which logs somebody will read: the others are counted, and take no memory.
    let keeps: @Sendable (StoredSegment, LogObject) -> Bool

    func read(_ collections: [CollectionBackup]) async throws -> [StoredCollection] {
        var found = Dictionary(
            collections.map { ($0.id, StoredCollection($0, point: point(of: $0))) },
            uniquingKeysWith: { first, _ in first })
        switch condition {
        case .sealed(let seal): try await add(recordsOf: seal, to: &found)
        default: for collection in collections { try await add(listed: collection.id, to: &found) }
        }
        if case .foreign = condition { try await addMissing(to: &found) }
        return collections.compactMap { found[$0.id]?.sorted }
    }

    private func point(of collection: CollectionBackup) -> HybridTimestamp? {
        guard case .sealed(let seal) = condition else { return nil }
        return seal.collections.first { $0.id == collection.id }?.consistentAt
    }

    private func add(recordsOf seal: Seal, to found: inout [CollectionID: StoredCollection]) async throws {
        var records = try await reader.objects(seal)
        while let record = try await records.next() {
            guard found[record.collection] != nil,
                let object = BackupLayout.parse(relative: record.path)?.object
            else { continue }
            let key = try layout(of: record.backup).key(relative: record.path)
            found[record.collection]?.add(object, at: key, size: record.size, keeps)
        }
    }

    /// Where an incremental backup refers to.
    private func layout(of backup: String?) throws -> BackupLayout {
        guard let backup else { return reader.layout }
        return BackupLayout(rootPath: rootPath, name: try BackupName(existing: backup))
    }

    private func add(listed collection: CollectionID, to found: inout [CollectionID: StoredCollection]) async throws {
        for kind in LogKind.allCases {
            var objects: [ObjectMetadata] = []
            try await reader.store.list(reader.layout.prefix(kind, collection)) { page in objects += page.objects }
            for metadata in objects {
                guard let object = reader.layout.parse(metadata.key)?.object else { continue }
                found[collection]?.add(object, at: metadata.key, size: metadata.size, keeps)
            }
        }
    }

    /// Logs that the manifest names and no listing showed stay in the picture: who reads them is told.
    private func addMissing(to found: inout [CollectionID: StoredCollection]) async throws {
        var manifest = try await reader.manifest(condition)
        while let segment = try await manifest.next() {
            guard let known = found[segment.collection]?.segments[segment.id] else { continue }
            for (log, size) in segment.neededLogs where keeps(known, log) && !known.has(log) {
                let key = reader.layout.key(of: .log(log))
                found[segment.collection]?.add(.log(log), at: key, size: size, keeps)
            }
        }
    }
}

extension StoredCollection {
    fileprivate mutating func add(
        _ object: DataObject, at key: ObjectKey, size: Int64, _ keeps: (StoredSegment, LogObject) -> Bool
    ) {
        // Taken out while it is changed: its arrays would be copied otherwise.
        guard var segment = segments.removeValue(forKey: object.segment) else { return }
        switch object {
        case .log(let log):
            segment.add(StoredLog(object: log, key: key, size: size), keeps: keeps(segment, log))
        case .indexFile: segment.addIndexFile(size: size)
        }
        segments[object.segment] = segment
    }

    fileprivate var sorted: StoredCollection {
        var copy = self
        for id in copy.segments.keys { copy.segments[id]?.sort() }
        return copy
    }
}

extension StoredSegment {
    fileprivate func has(_ log: LogObject) -> Bool {
        let logs = log.kind == .delta ? deltaLogs : insertLogs[log.field ?? .rowID] ?? []
        return logs.contains { $0.object == log }
    }
}
