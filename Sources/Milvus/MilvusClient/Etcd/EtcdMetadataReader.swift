internal import Basics
package import HTTPTransport
package import MilvusModel
internal import MilvusProtos

/// Reads Milvus' meta straight from its etcd (v3, gRPC). Never writes.
package final class EtcdMetadataReader: Sendable {
    package let connection: EtcdConnection
    let channels: [GRPCChannel]
    let session = EtcdSession()
    let clock: any Clock<Duration>

    /// `http` is an HTTP/2 client with the TLS settings of the connection; `clock` paces retries.
    package init(
        _ connection: EtcdConnection, http: HTTPClient, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.connection = connection
        self.clock = clock
        channels = connection.endpointURLs.map { endpoint in
            GRPCChannel(
                http: http, endpoint: endpoint, timeout: connection.timeout,
                maxMessageBytes: connection.maxMessageBytes)
        }
    }

    /// The newest revision: hand it to the other reads so that they see one moment.
    package func currentRevision() async throws(MilvusClientError) -> EtcdRevision {
        let response = try await range(prefix: connection.metaPrefix, from: nil, limit: 1, at: nil)
        return EtcdRevision(rawValue: response.header.revision)
    }

    /// All keys that start with `prefix` (a whole key, not relative to the root path).
    package func pages(
        prefix: String, at revision: EtcdRevision, pageSize: Int = 1000
    ) -> EtcdPages {
        EtcdPages(reader: self, prefix: prefix, revision: revision, pageSize: pageSize)
    }

    /// All segments that the meta knows, whatever their state, each with its exact logs.
    package func segments(
        of collection: CollectionID, at revision: EtcdRevision
    ) async throws(MilvusClientError) -> [SegmentRecord] {
        var assembler = SegmentRecordAssembler()
        for kind in SegmentRecordAssembler.Kind.allCases {
            let prefix = connection.metaPrefix + "datacoord-meta/\(kind.rawValue)/\(collection)/"
            for try await page in pages(prefix: prefix, at: revision) {
                for entry in page { try assembler.add(entry, kind: kind) }
            }
        }
        return assembler.records()
    }

    /// Of all segments that the meta knows, whatever their state.
    package func segmentIDs(
        of collection: CollectionID, at revision: EtcdRevision
    ) async throws(MilvusClientError) -> Set<SegmentID> {
        var found: Set<SegmentID> = []
        for try await page in pages(prefix: connection.metaPrefix + "datacoord-meta/s/\(collection)/", at: revision) {
            found.formUnion(page.compactMap { $0.trailingIDs(1).map { SegmentID(rawValue: $0[0]) } })
        }
        return found
    }

    /// The files of finished builds that aren't marked as deleted.
    package func indexFiles(
        of collection: CollectionID, at revision: EtcdRevision
    ) async throws(MilvusClientError) -> [IndexFiles] {
        var found: [IndexFiles] = []
        for try await page in pages(prefix: connection.metaPrefix + "segment-index/\(collection)/", at: revision) {
            for entry in page {
                if let files = try IndexFiles(etcd: entry) { found.append(files) }
            }
        }
        return found
    }

    /// Index definitions that aren't marked as deleted.
    package func fieldIndexes(
        of collection: CollectionID, at revision: EtcdRevision
    ) async throws(MilvusClientError) -> [FieldIndexMetadata] {
        var found: [FieldIndexMetadata] = []
        for try await page in pages(prefix: connection.metaPrefix + "field-index/\(collection)/", at: revision) {
            for entry in page {
                if let index = try FieldIndexMetadata(etcd: entry) { found.append(index) }
            }
        }
        return found
    }

    /// How far each virtual channel of a collection is in the object store: everything before is flushed.
    package func channelCheckpoints(
        of channels: [String], at revision: EtcdRevision
    ) async throws(MilvusClientError) -> [ChannelCheckpoint] {
        var found: [ChannelCheckpoint] = []
        for channel in channels {
            let key = connection.metaPrefix + "datacoord-meta/channel-cp/\(channel)"
            for try await page in pages(prefix: key, at: revision) {
                // A prefix finds longer names too: …v1 and …v10.
                found += page.filter { $0.key == key }
                    .map { ChannelCheckpoint(channel: channel, serializedPosition: $0.value) }
            }
        }
        return found
    }
}
