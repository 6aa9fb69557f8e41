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
            let reports = try await LastReports(of: store, root: rootPath)
            let found = try await boundedMap(names(), width: Self.width) { name in
                guard var summary = try await summary(name) else { return BackupSummary?.none }
                try await reports.complete(&summary, from: store)
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
