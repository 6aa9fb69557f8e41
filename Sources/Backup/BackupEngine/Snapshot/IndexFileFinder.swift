internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Finds the index files of snapshotted segments. A clone needs them; a restore by import builds indexes anew.
struct IndexFileFinder {
    let environment: BackupEnvironment

    private var layout: MilvusLayout { MilvusLayout(rootPath: environment.milvusRoot) }

    /// Adds to each segment the files of its finished builds: those that Milvus' metadata names where etcd is
    /// configured, all that lie there otherwise.
    func addIndexFiles(to snapshots: inout [CollectionSnapshot]) async throws {
        guard snapshots.contains(where: { !$0.indexes.isEmpty && !$0.segments.isEmpty }) else { return }
        let files =
            if let etcd = environment.etcd { try await named(by: etcd, of: snapshots) } else { try await listed() }
        let bySegment = Dictionary(grouping: files) { $0.file.segment }
        for index in snapshots.indices {
            for segment in snapshots[index].segments.indices {
                let id = snapshots[index].segments[segment].description.id
                snapshots[index].segments[segment].indexFiles = bySegment[id] ?? []
            }
        }
    }

    private func named(by etcd: EtcdMetadataReader, of snapshots: [CollectionSnapshot]) async throws
        -> [SegmentSnapshot.IndexFile]
    {
        let revision = try await etcd.currentRevision()
        var found: [SegmentSnapshot.IndexFile] = []
        for snapshot in snapshots where !snapshot.indexes.isEmpty {
            let segments = Set(snapshot.segments.map(\.description.id))
            let builds = try await etcd.indexFiles(of: snapshot.description.id, at: revision)
                .filter { segments.contains($0.segment) }
            found += try await boundedMap(builds, width: environment.limits.collections, files(of:)).joined()
        }
        return found
    }

    /// A build that was replaced meanwhile has lost files: it is left out whole, for its segment can be indexed anew.
    private func files(of build: IndexFiles) async throws -> [SegmentSnapshot.IndexFile] {
        let wanted = Set(build.relativeKeys.map { layout.key($0) })
        guard let first = wanted.first else { return [] }
        let directory = first.rawValue.prefix(upTo: first.rawValue.lastIndex(of: "/") ?? first.rawValue.startIndex)
        let listed = try await environment.milvusStore.listAll(directory + "/").filter { wanted.contains($0.key) }
        guard listed.count == wanted.count else {
            environment.observer.emit(
                .finding(
                    Finding(
                        "index-files-missing", subject: "segment \(build.segment)",
                        "Index build \(build.build) names \(wanted.count) files, \(listed.count) are there.",
                        advice: "The index is built anew when the backup is restored.")))
            return []
        }
        return listed.compactMap(indexFile)
    }

    private func listed() async throws -> [SegmentSnapshot.IndexFile] {
        var found: [SegmentSnapshot.IndexFile] = []
        try await environment.milvusStore.list(layout.indexPrefix) { page in
            found += page.objects.compactMap(indexFile)
        }
        return found
    }

    private func indexFile(_ metadata: ObjectMetadata) -> SegmentSnapshot.IndexFile? {
        guard case .indexFile(let file)? = layout.parse(metadata.key) else { return nil }
        return SegmentSnapshot.IndexFile(file: file, metadata: metadata)
    }
}
