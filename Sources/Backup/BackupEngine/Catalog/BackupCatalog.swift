internal import BackupFormat
internal import Basics
package import ObjectStorage

/// The backups of one repository.
package struct BackupCatalog: Sendable {
    /// Backups looked at at once: each is one or a few small reads.
    private static let width = 16

    let store: any ObjectStore
    let rootPath: String

    package init(store: any ObjectStore, rootPath: String) {
        self.store = store
        self.rootPath = rootPath
    }

    /// Every backup, the newest last; unfinished and damaged ones among them. Directories that aren't backups are left
    /// out. Reads one small object a backup, a few for those of milvus-backup.
    package func list() async throws(BackupError) -> BackupList {
        do {
            let reports = try await lastReports()
            let found = try await boundedMap(names(), width: Self.width) { name in
                var summary = try await summary(name)
                if let key = reports[name.text] { summary?.verified = try await VerifyDirectory.read(key, from: store) }
                return summary
            }
            return BackupList(backups: found.compactMap(\.self).sorted(by: BackupList.isOrderedBefore))
        } catch {
            throw BackupError(causedBy: error, while: "list the backups", subject: "\(store.location)/\(rootPath)")
        }
    }

    func reader(_ name: BackupName) -> BackupReader {
        BackupReader(store: store, layout: BackupLayout(rootPath: rootPath, name: name))
    }

    /// Nil for a directory that isn't a backup.
    func summary(_ name: BackupName) async throws(BackupFormatError) -> BackupSummary? {
        let reader = reader(name)
        switch try await reader.condition() {
        case .absent, .stranger: return nil
        case .sealed(let seal): return BackupSummary(name, seal)
        case .unfinished(let marker): return BackupSummary(name, unfinished: marker)
        case .damaged(let reason): return BackupSummary(name, .milvault, damaged: reason)
        case .foreign(let manifest):
            do {
                return BackupSummary(name, try await ForeignSummary(reader, manifest))
            } catch .damaged(_, let reason) {
                return BackupSummary(name, .milvusBackup, damaged: reason)
            }
        }
    }

    /// The name as the user gave it.
    func name(_ text: String) throws(BackupError) -> BackupName {
        do {
            return try BackupName(existing: text)
        } catch {
            throw BackupError(.invalidRequest, error.description, subject: text)
        }
    }

    /// The last report about each backup that was ever verified.
    private func lastReports() async throws(ObjectStoreError) -> [String: ObjectKey] {
        let root = ReportFolder.root(.verify, rootPath)
        var last: [String: ObjectKey] = [:]
        try await store.list(root) { page in
            for object in page.objects {
                let path = object.key.rawValue.dropFirst(root.count)
                guard let end = path.firstIndex(of: "/") else { continue }
                let isReport = ReportFolder.isReport(path[path.index(after: end)...])
                // Keys come in order: the last one stays.
                if isReport { last[String(path[..<end])] = object.key }
            }
        }
        return last
    }

    private func names() async throws(ObjectStoreError) -> [BackupName] {
        let root = ObjectPath.prefix(rootPath.isEmpty ? "" : ObjectPath.join(rootPath))
        var names: [BackupName] = []
        try await store.list(root, ListOptions(delimiter: "/")) { page in
            let directories = page.commonPrefixes.map { String($0.dropFirst(root.count).dropLast()) }
            // Ours, beside the backups: reports and probes.
            names += directories.filter { $0 != ".milvault" }.compactMap { try? BackupName(existing: $0) }
        }
        return names
    }
}
