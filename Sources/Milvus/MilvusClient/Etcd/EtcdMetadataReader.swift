package import HTTPTransport
package import MilvusModel

/// Reads Milvus' meta straight from its etcd (v3, gRPC). Never writes.
package final class EtcdMetadataReader: Sendable {
    package let connection: EtcdConnection

    /// `http` is an HTTP/2 client with the TLS settings of the connection; `clock` paces retries.
    package init(
        _ connection: EtcdConnection, http: HTTPClient, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.connection = connection
    }

    /// The newest revision: hand it to the other reads so that they see one moment.
    package func currentRevision() async throws(MilvusClientError) -> EtcdRevision {
        throw unbuilt()
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
        throw unbuilt()
    }

    /// The files of finished builds that aren't marked as deleted.
    package func indexFiles(
        of collection: CollectionID, at revision: EtcdRevision
    ) async throws(MilvusClientError) -> [IndexFiles] {
        throw unbuilt()
    }

    /// Index definitions that aren't marked as deleted.
    package func fieldIndexes(
        of collection: CollectionID, at revision: EtcdRevision
    ) async throws(MilvusClientError) -> [FieldIndexMetadata] {
        throw unbuilt()
    }

    func unbuilt() -> MilvusClientError {
        MilvusClientError(.other, operation: "etcd", server: "", reason: "not built yet")
    }
}
