internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// The last report of each kind about each backup of a repository, where there is one.
struct LastReports: Sendable {
    private var keys: [ReportFolder.Kind: [String: ObjectKey]] = [:]

    /// One listing, whatever there is.
    init(of store: any ObjectStore, root: String) async throws(ObjectStoreError) {
        let root = ReportFolder.root(root)
        var keys = keys
        try await store.list(root) { page in
            for object in page.objects {
                let path = object.key.rawValue.afterBytes(of: root)?.pathElements ?? []
                guard path.count == 3, let kind = ReportFolder.Kind(rawValue: String(path[0])) else { continue }
                // Keys come in order: the last one stays.
                if ReportFolder.isReport(path[2]) { keys[kind, default: [:]][String(path[1])] = object.key }
            }
        }
        self.keys = keys
    }

    /// About one backup.
    init(of store: any ObjectStore, root: String, _ name: BackupName) async throws(ObjectStoreError) {
        for kind in ReportFolder.Kind.allCases {
            let last = try await ReportFolder(kind, store, root: root, name).reportKeys().last
            if let last { keys[kind] = [name.text: last] }
        }
    }

    /// Writes what they say into the backup's summary.
    func complete(_ summary: inout BackupSummary, from store: any ObjectStore) async throws(ObjectStoreError) {
        let name = summary.name.text
        if let key = keys[.verify]?[name] { summary.verified = try await VerifyDirectory.read(key, from: store) }
        if let key = keys[.drill]?[name] { summary.drilled = try await DrillDirectory.read(key, from: store) }
    }
}
