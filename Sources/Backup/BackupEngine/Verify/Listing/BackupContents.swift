internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Lists a backup's data onto the spool, several prefixes beside each other.
struct BackupContents {
    /// Builds of index files that are listed one by one; for more of them, all are listed.
    private static let singleBuilds = 64

    let environment: BackupEnvironment
    let layout: BackupLayout
    let spool: PlanSpool

    /// What was found: data objects by their keys, and keys among them that are none.
    struct Listing {
        var runs: [PlanRun] = []
        var others: [String] = []

        func sorted(in spool: PlanSpool) throws(TemporaryFileError) -> KeyedGroups<FoundObject> {
            try KeyedGroups(KeyedLineMerge(runs, in: spool)) { FoundObject(key: $0, rest: $1) }
        }
    }

    /// Of the whole backup, or of `collections` with their index `builds`.
    func list(_ collections: [CollectionID: Set<BuildID>]?) async throws -> Listing {
        let found = try await boundedMap(prefixes(collections), width: environment.limits.collections * 2) {
            try await list($0)
        }
        return Listing(runs: found.flatMap(\.runs), others: found.flatMap(\.others))
    }

    private func prefixes(_ collections: [CollectionID: Set<BuildID>]?) -> [String] {
        guard let collections else {
            return LogKind.allCases.map { layout.prefix($0) } + [layout.indexFilesPrefix]
        }
        let logs = collections.keys.sorted().flatMap { id in LogKind.allCases.map { layout.prefix($0, id) } }
        let builds = collections.values.reduce(into: Set<BuildID>()) { $0.formUnion($1) }
        guard builds.count <= Self.singleBuilds else { return logs + [layout.indexFilesPrefix] }
        return logs + builds.sorted().map { layout.prefix($0) }
    }

    private func list(_ prefix: String) async throws -> Listing {
        var sorter = KeyedLineSorter(spool)
        var listing = Listing()
        var continuation: String?
        repeat {
            let page = try await environment.backupStore.listPage(prefix, ListOptions(), continuation: continuation)
            for object in page.objects {
                if let line = line(of: object) {
                    try sorter.add(line)
                } else if listing.others.count < FindingList.kept {
                    listing.others.append(layout.relativePath(of: object.key) ?? object.key.rawValue)
                }
            }
            continuation = page.continuation
        } while continuation != nil
        listing.runs = try sorter.finish()
        return listing
    }

    private func line(of object: ObjectMetadata) -> [UInt8]? {
        guard let path = layout.relativePath(of: object.key), let parsed = BackupLayout.parse(relative: path) else {
            return nil
        }
        return FoundObject(parsed, path: path, size: object.size, etag: object.etag).line
    }
}
