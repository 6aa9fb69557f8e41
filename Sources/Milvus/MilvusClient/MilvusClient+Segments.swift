package import MilvusModel

extension MilvusClient {
    /// Seals what is growing. Not complete before ``isFlushed(_:)``.
    package func flush(_ collection: CollectionReference) async throws(MilvusClientError) -> FlushResult {
        throw unbuilt()
    }

    package func isFlushed(_ flush: FlushResult) async throws(MilvusClientError) -> Bool {
        throw unbuilt()
    }

    /// Flush of every collection at once. Only with the feature `clusterFlush` does the result hold messages.
    package func flushAll() async throws(MilvusClientError) -> FlushAllResult {
        throw unbuilt()
    }

    package func isFlushed(_ flush: FlushAllResult) async throws(MilvusClientError) -> Bool {
        throw unbuilt()
    }

    /// Sealed, flushing and flushed segments with level zero ones; never growing ones.
    package func persistentSegments(of collection: CollectionReference) async throws(MilvusClientError)
        -> [SegmentDescription]
    {
        throw unbuilt()
    }

    /// The exact logs as the server's REST interface tells them (2.5.8 and later).
    package func describeSegments(_ segments: [SegmentID], of collection: CollectionReference, id: CollectionID)
        async throws(MilvusClientError) -> [SegmentRecord]
    {
        throw unbuilt()
    }
}
