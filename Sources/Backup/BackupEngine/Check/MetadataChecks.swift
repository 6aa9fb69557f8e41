internal import Basics
internal import MilvusClient
internal import MilvusModel

/// What a backup can learn beside the public interface: etcd, the management port, the exact logs over REST.
struct MetadataChecks: Sendable {
    let environment: BackupEnvironment
    /// Nil when no Milvus answers.
    let features: MilvusFeatures?
    let collections: [CollectionSummary]?

    func run() async -> [CheckReport.Check] {
        [await etcd(), await garbageCollectionPause(), await exactLogs()]
    }

    private func etcd() async -> CheckReport.Check {
        guard let etcd = environment.etcd else {
            return CheckStep("etcd", subject: "etcd").skipped(
                because: "No etcd is configured; log lists come from elsewhere, and clones aren't possible.")
        }
        let subject = etcd.connection.endpoints.joined(separator: ", ")
        return await CheckStep("etcd", subject: subject).run {
            let revision = try await etcd.currentRevision()
            guard let sample = collections?.first else {
                return .warning(
                    "etcd answers at revision \(revision.rawValue); that it is this Milvus' could not be proved.",
                    advice: "Check again when Milvus has a collection.")
            }
            guard try await knows(sample.id, etcd, revision) else {
                return .failed(
                    "etcd answers, but knows nothing of \(sample.reference) under '\(etcd.connection.metaPrefix)'.",
                    advice: "Set etcd's root path to `etcd.rootPath` of Milvus' own configuration.")
            }
            return .passed(
                "etcd answers at revision \(revision.rawValue) and knows \(sample.reference): it is this Milvus'.")
        }
    }

    /// Every collection has fields in the root coordinator's meta, with rows or without.
    private func knows(_ collection: CollectionID, _ etcd: EtcdMetadataReader, _ revision: EtcdRevision)
        async throws(MilvusClientError) -> Bool
    {
        let prefix = "\(etcd.connection.metaPrefix)root-coord/fields/\(collection)/"
        var pages = etcd.pages(prefix: prefix, at: revision, pageSize: 1).makeAsyncIterator()
        return try await pages.next()?.isEmpty == false
    }

    /// Asks for a pause of one second, which a longer one of somebody else outlives, and lets it end by itself.
    private func garbageCollectionPause() async -> CheckReport.Check {
        let step = CheckStep(
            "garbage-collection-pause", subject: environment.milvus.connection.managementEndpoint ?? "management",
            stateOnError: .warning,
            adviceOnError: "Set Milvus' management address (its metrics port, 9091); until then objects that vanish "
                + "during a backup are listed anew.")
        guard let features, features.has(.garbageCollectionPause) else {
            return step.skipped(because: "This Milvus can't hold its garbage collection.")
        }
        return await step.run {
            do throws(MilvusClientError) {
                _ = try await environment.milvus.pauseGarbageCollection(for: .seconds(1))
                return .passed("Garbage collection can be held while a backup is made.")
            } catch {
                guard error.code == .unimplemented else { throw error }
                return .warning(
                    "This build of Milvus knows no call that holds its garbage collection.",
                    advice: "Check that the management address is its metrics port; else nothing: objects that vanish "
                        + "during a backup are listed anew.")
            }
        }
    }

    private func exactLogs() async -> CheckReport.Check {
        let step = CheckStep(
            "exact-logs", subject: "segments", stateOnError: .warning,
            adviceOnError: "Set Milvus' REST address, or etcd's, so that leftovers of interrupted uploads aren't taken "
                + "for data.")
        guard environment.etcd == nil else { return step.skipped(because: "etcd tells the exact logs.") }
        guard let features, let collections, features.has(.exactSegmentLogs) else {
            return step.skipped(because: "This Milvus doesn't tell them; the bucket is listed.")
        }
        return await step.run {
            for collection in collections.prefix(SourceBucketChecks.collectionLimit) {
                let segments = try await environment.milvus.persistentSegments(of: collection.reference)
                guard let segment = segments.first(where: { $0.state == .flushed }) else { continue }
                _ = try await environment.milvus.describeSegments(
                    [segment.id], of: collection.reference, id: collection.id)
                return .passed("Milvus tells the exact logs of segments over REST.")
            }
            return .skipped("There is no flushed segment to ask for.")
        }
    }
}
