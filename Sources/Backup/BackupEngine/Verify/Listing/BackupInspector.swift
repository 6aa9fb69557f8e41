internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Reads what a finished backup says of itself, and proves it against the seal where there is one.
struct BackupInspector: Sendable {
    let environment: BackupEnvironment

    /// - Throws: `.noSuchBackup`, `.unfinished`, `.damaged` for a seal that can't be read. Damage of anything else is
    ///   part of the answer.
    func inspect(_ name: BackupName) async throws -> InspectedBackup {
        let layout = BackupLayout(rootPath: environment.backupRoot, name: name)
        let reader = BackupReader(store: environment.backupStore, layout: layout)
        let condition = try await reader.condition()
        var backup = InspectedBackup(
            layout: layout, condition: condition, restorable: nil,
            promises: try Promises(in: environment.temporaryDirectory))
        try await readManifest(reader, &backup)
        if let seal = backup.seal {
            try await readObjects(reader, seal, &backup)
            backup.damagedMeta += try await reader.damagedMeta(seal, except: [.fullManifest, .objects]).map {
                InspectedBackup.DamagedMeta(path: $0.path, reason: $0.reason)
            }
        }
        return backup
    }

    private func readManifest(_ reader: BackupReader, _ backup: inout InspectedBackup) async throws {
        var batch = backup.promises.batch()
        let isOurs = backup.seal != nil
        do {
            var manifest = try await reader.manifest(backup.condition)
            while let segment = try await manifest.next() { try batch.add(segment, isOurs: isOurs) }
            backup.restorable = try await reader.restorable(backup.condition, manifest.outline())
        } catch BackupFormatError.damaged(let key, let reason) {
            guard isOurs else { throw BackupFormatError.damaged(key, reason: reason) }
            return note(key, reason, &backup)
        }
        try backup.promises.add(&batch)
    }

    private func readObjects(_ reader: BackupReader, _ seal: Seal, _ backup: inout InspectedBackup) async throws {
        var batch = backup.promises.batch()
        do {
            var records = try await reader.objects(seal)
            while let record = try await records.next() { try batch.add(record) }
        } catch BackupFormatError.damaged(let key, let reason) {
            return note(key, reason, &backup)
        } catch let error as PromiseError {
            return note(reader.layout.key(.objects), "\(error)", &backup)
        }
        try backup.promises.add(&batch)
    }

    private func note(_ key: ObjectKey, _ reason: String, _ backup: inout InspectedBackup) {
        let path = backup.layout.relativePath(of: key) ?? key.rawValue
        backup.damagedMeta.append(InspectedBackup.DamagedMeta(path: path, reason: reason))
    }
}
