internal import BackupFormat
package import MilvusModel
package import ObjectStorage

/// Proves that a bucket and root path are those of a Milvus: a segment that it names must lie there.
///
/// A wrong root path is the most common cause of empty backups: everything answers, and nothing is found.
package struct RootPathProof: Sendable {
    /// What the store says.
    package enum Verdict: Sendable, Hashable {
        case proved(SegmentID)
        /// Milvus names no flushed segment with rows, so nothing can be told.
        case nothingToProve
        /// None of the segments lies there. The root paths under which one does, best first; empty when it lies
        /// nowhere in this bucket.
        case wrong(SegmentID, candidates: [String])
    }

    /// Segments tried before the answer is no: one may have been compacted and collected a moment ago.
    static let segmentLimit = 3
    /// Prefixes looked into when the right root path is sought; a bucket with more top levels is somebody's archive.
    static let probeLimit = 200
    /// How deep a root path is sought.
    static let depthLimit = 3

    private let store: any ObjectStore
    private let rootPath: String

    package init(store: any ObjectStore, rootPath: String) {
        self.store = store
        self.rootPath = rootPath
    }

    /// Of `segments`, as Milvus names them and of any collections, one must be found.
    package func prove(_ segments: [SegmentDescription]) async throws(ObjectStoreError) -> Verdict {
        let tried = segments.filter { $0.state == .flushed && $0.rows > 0 && $0.level != .l0 }.prefix(Self.segmentLimit)
        guard let first = tried.first else { return .nothingToProve }
        for segment in tried where try await holds(segment, under: rootPath) { return .proved(segment.id) }
        return .wrong(first.id, candidates: try await candidates(for: first))
    }

    /// Whether an insert log of the segment lies under that root path, in Milvus' own shape (a backup has one more
    /// level).
    private func holds(_ segment: SegmentDescription, under root: String) async throws(ObjectStoreError) -> Bool {
        let layout = MilvusLayout(rootPath: root)
        let location = SegmentLocation(
            collection: segment.collection, partition: segment.partition, segment: segment.id)
        let page = try await store.listPage(
            layout.prefix(.insert, location), ListOptions(pageSize: 1), continuation: nil)
        return page.objects.contains { layout.parse($0.key) != nil }
    }

    /// Breadth first through the bucket's prefixes.
    private func candidates(for segment: SegmentDescription) async throws(ObjectStoreError) -> [String] {
        var found: [String] = []
        var level = [""]
        var probes = 0
        for depth in 0...Self.depthLimit {
            var next: [String] = []
            for root in level {
                guard probes < Self.probeLimit else { return found }
                probes += 1
                if try await holds(segment, under: root) {
                    found.append(root)
                } else if depth < Self.depthLimit {
                    next += try await children(of: root)
                }
            }
            level = next
        }
        return found
    }

    private func children(of root: String) async throws(ObjectStoreError) -> [String] {
        let page = try await store.listPage(
            ObjectPath.prefix(root), ListOptions(delimiter: "/"), continuation: nil)
        return page.commonPrefixes.map { String($0.dropLast()) }.filter { Self.mayHoldRoot($0) }
    }

    /// Milvus' own directories hold no root path, and what a backup calls `binlogs` looks like one but isn't.
    private static func mayHoldRoot(_ prefix: String) -> Bool {
        let name = prefix.split(separator: "/").last.map(String.init) ?? ""
        return LogKind(rawValue: name) == nil && name != "index_files" && name != "binlogs"
    }
}
