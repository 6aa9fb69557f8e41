internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Whether the bucket that we take for Milvus' is there, readable, and really Milvus'.
struct SourceBucketChecks: Sendable {
    /// Collections that are asked for a segment with rows before the proof is given up.
    static let collectionLimit = 20

    let environment: BackupEnvironment

    private var store: any ObjectStore { environment.milvusStore }
    private var place: String { "\(store.location.bucket)/\(environment.milvusRoot)" }

    /// `collections` as Milvus names them; nil when it doesn't.
    func run(_ collections: [CollectionSummary]?) async -> [CheckReport.Check] {
        let list = CheckStep("milvus-bucket-list", subject: place)
        let read = CheckStep("milvus-bucket-read", subject: place)
        let proof = CheckStep("root-path", subject: place)
        var sample: ObjectMetadata?
        let listed = await list.run {
            sample = try await firstObject()
            return .passed(sample == nil ? "The bucket is there; nothing lies under the root path." : "Listing works.")
        }
        guard listed.state == .passed else {
            let reason = "The bucket can't be listed."
            return [listed, read.skipped(because: reason), proof.skipped(because: reason)]
        }
        return [listed, await self.read(sample, read), await prove(collections, proof)]
    }

    private func firstObject() async throws(ObjectStoreError) -> ObjectMetadata? {
        let prefix = ObjectPath.prefix(environment.milvusRoot)
        return try await store.listPage(prefix, ListOptions(pageSize: 1), continuation: nil).objects.first
    }

    private func read(_ sample: ObjectMetadata?, _ step: CheckStep) async -> CheckReport.Check {
        guard let sample else { return step.skipped(because: "There is no object to read.") }
        return await step.run {
            let range: Range<Int64>? = sample.size > 0 ? 0..<1 : nil
            let content = try await store.get(sample.key, GetOptions(range: range))
            _ = try await content.body.collect(upTo: 1024)
            return .passed("Objects can be read.")
        }
    }

    private func prove(_ collections: [CollectionSummary]?, _ step: CheckStep) async -> CheckReport.Check {
        guard let collections else { return step.skipped(because: "Milvus doesn't show its collections.") }
        return await step.run {
            let segments = try await segments(of: collections)
            let proof = RootPathProof(store: store, rootPath: environment.milvusRoot)
            let verdict = try await proof.prove(segments)
            if let problem = verdict.explanation(rootPath: environment.milvusRoot, bucket: store.location.bucket) {
                return .failed(problem.message, advice: problem.advice)
            }
            guard case .proved(let segment) = verdict else {
                return .warning(
                    "It could not be proved that bucket and root path are this Milvus': it has no flushed rows.",
                    advice: "Check again when there are rows that were flushed.")
            }
            return .passed("Segment \(segment), which Milvus names, lies there: bucket and root path are this Milvus'.")
        }
    }

    /// Of the first collection that has flushed rows.
    private func segments(of collections: [CollectionSummary]) async throws(MilvusClientError) -> [SegmentDescription] {
        for collection in collections.prefix(Self.collectionLimit) {
            let segments = try await environment.milvus.persistentSegments(of: collection.reference)
            if segments.contains(where: { $0.state == .flushed && $0.rows > 0 }) { return segments }
        }
        return []
    }
}
