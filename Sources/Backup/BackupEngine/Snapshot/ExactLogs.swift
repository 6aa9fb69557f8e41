internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Milvus' own list of the logs of one collection, asked for segment by segment in key order.
struct ExactLogs {
    /// Segments described by one call of REST.
    private static let batch = 500

    private enum Source {
        case etcd(EtcdSegmentLogs, EtcdConnection)
        case rest(MilvusClient, waiting: ArraySlice<SegmentID>, known: [SegmentID: SegmentLogs])
        /// Nobody to ask: what is listed counts.
        case listing
    }

    private let collection: CollectionDescription
    private let observer: EngineObserver
    private var source: Source
    private(set) var listing: LogListing

    /// `segments`: all that will be asked for, in that order.
    init(
        _ listing: LogListing, of collection: CollectionDescription, _ segments: [SegmentDescription],
        in environment: BackupEnvironment, at revision: EtcdRevision?
    ) {
        self.collection = collection
        self.listing = listing
        observer = environment.observer
        if let etcd = environment.etcd, let revision {
            source = .etcd(etcd.segmentLogs(of: collection.id, at: revision), etcd.connection)
        } else if listing == .rest {
            source = .rest(environment.milvus, waiting: segments.map(\.id)[...], known: [:])
        } else {
            source = .listing
        }
    }

    /// Nil where a listing has to do.
    ///
    /// - Throws: ``LogSelection/Problem`` for a segment that Milvus doesn't know any more.
    mutating func logs(of segment: SegmentDescription) async throws -> SegmentLogs? {
        switch source {
        case .listing: return nil
        case .etcd(var etcd, let connection):
            source = .listing
            defer { source = .etcd(etcd, connection) }
            if let logs = try await etcd.logs(of: segment.id, in: segment.partition) { return logs }
            guard etcd.hasSegments else { throw Self.foreign(connection, collection) }
        case .rest(let milvus, var waiting, var known):
            if known[segment.id] == nil, !waiting.isEmpty {
                guard let described = try await describe(waiting.prefix(Self.batch), milvus) else {
                    source = .listing
                    listing = .listing
                    return nil
                }
                waiting = waiting.dropFirst(Self.batch)
                for record in described { known[record.logs.segment] = record.logs }
            }
            let logs = known.removeValue(forKey: segment.id)
            source = .rest(milvus, waiting: waiting, known: known)
            if let logs { return logs }
        }
        throw LogSelection.Problem.missing("segment \(segment.id), which Milvus named a moment ago")
    }

    /// Nil when the server's REST port doesn't answer: then a listing has to do, and the report says so.
    private func describe(_ segments: ArraySlice<SegmentID>, _ milvus: MilvusClient) async throws -> [SegmentRecord]? {
        do {
            return try await milvus.describeSegments(
                Array(segments), of: collection.reference, id: collection.id)
        } catch {
            guard error.code != .cancelled else { throw error }
            observer.emit(
                .finding(
                    Finding(
                        "exact-logs-unknown", subject: "\(collection.reference)",
                        "Milvus' REST interface doesn't describe the segments (\(error.reason)); "
                            + "their logs were taken from a listing.",
                        advice: "Set milvus.rest.endpoint, or milvus.etcd.endpoints.")))
            return nil
        }
    }

    private static func foreign(_ etcd: EtcdConnection, _ collection: CollectionDescription) -> BackupError {
        BackupError(
            .invalidRequest,
            "Milvus has flushed segments of \(collection.reference), and etcd knows nothing of them under "
                + "\(etcd.metaPrefix).",
            subject: "milvus.etcd.rootPath",
            advice:
                "Set milvus.etcd.rootPath to etcd.rootPath of Milvus' own configuration, and see that the endpoints "
                + "are this Milvus' etcd.")
    }
}
