package import MilvusModel

extension MilvusClient {
    /// The exact logs as the server's REST interface tells them (2.5.8 and later).
    package func describeSegments(
        _ segments: [SegmentID], of collection: CollectionReference, id: CollectionID
    ) async throws(MilvusClientError) -> [SegmentRecord] {
        throw MilvusClientError(.other, operation: "", server: "", reason: "not built yet")
    }
}
