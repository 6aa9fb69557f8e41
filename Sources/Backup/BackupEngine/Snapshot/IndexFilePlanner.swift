internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Plans index files. A clone needs them; a restore by import builds indexes anew.
struct IndexFilePlanner {
    let environment: BackupEnvironment

    private var layout: MilvusLayout { MilvusLayout(rootPath: environment.milvusRoot) }

    /// Those that Milvus' metadata names for finished builds. What lies there is read in key order, past what isn't
    /// wanted: a request for each 1000 files or each build, whichever are fewer.
    func plan(
        named etcd: EtcdMetadataReader, of collection: CollectionID, _ segments: Set<SegmentID>,
        at revision: EtcdRevision, into writer: inout PlanUnitWriter
    ) async throws {
        let builds = try await etcd.indexFiles(of: collection, at: revision)
            .filter { segments.contains($0.segment) && $0.pathVersion == 0 }
            .map { (prefix: prefix(of: $0), build: $0) }
            .sorted { $0.prefix.utf8.lexicographicallyPrecedes($1.prefix.utf8) }
        var cursor = SeekingCursor(environment.milvusStore, layout.indexPrefix)
        for (prefix, build) in builds {
            let wanted = Set(build.fileKeys)
            let listed = try await cursor.objects(under: prefix).filter {
                wanted.contains(String($0.key.rawValue.dropFirst(prefix.count)))
            }
            // A build that was replaced meanwhile has lost files: it is left out whole, its segment can be indexed anew.
            guard listed.count == wanted.count else {
                report(build, listed.count, of: wanted.count)
                continue
            }
            for metadata in listed {
                guard let object = layout.parse(metadata.key) else { continue }
                try writer.append(PlannedObject(object, of: collection, metadata))
            }
        }
    }

    /// Those that lie there, of segments that are in the backup: without etcd nothing tells which ones are finished.
    ///
    /// `collections`: where each segment belongs.
    func plan(listed collections: [SegmentID: CollectionID], into writer: inout PlanUnitWriter) async throws {
        var continuation: String?
        repeat {
            let page = try await environment.milvusStore.listPage(
                layout.indexPrefix, ListOptions(), continuation: continuation)
            for metadata in page.objects {
                guard let object = layout.parse(metadata.key), let collection = collections[object.segment] else {
                    continue
                }
                try writer.append(PlannedObject(object, of: collection, metadata))
            }
            continuation = page.continuation
        } while continuation != nil
    }

    private func prefix(of build: IndexFiles) -> String {
        "\(layout.indexPrefix)\(build.build)/\(build.version)/\(build.partition)/\(build.segment)/"
    }

    private func report(_ build: IndexFiles, _ found: Int, of wanted: Int) {
        environment.observer.emit(
            .finding(
                Finding(
                    "index-files-missing", subject: "segment \(build.segment)",
                    "Index build \(build.build) names \(wanted) files, \(found) are there.",
                    advice: "The index is built anew when the backup is restored.")))
    }
}
