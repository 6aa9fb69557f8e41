package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Seals what is growing. Not complete before ``isFlushed(_:)-(FlushResult)`` says so.
    package func flush(_ collection: CollectionReference) async throws(MilvusClientError) -> FlushResult {
        var request = WireFlushRequest()
        request.dbName = collection.database.rawValue
        request.collectionNames = [collection.name]
        let response: WireFlushResponse = try await unary(MilvusCall("Flush", collection), request)
        return FlushResult(response, collection: collection)
    }

    package func isFlushed(_ flush: FlushResult) async throws(MilvusClientError) -> Bool {
        var request = WireGetFlushStateRequest()
        request.segmentIds = flush.sealedSegments.map(\.rawValue)
        request.flushTimestamp = flush.flushTimestamp?.rawValue ?? 0
        request.dbName = flush.collection.database.rawValue
        request.collectionName = flush.collection.name
        return try await unary(
            MilvusCall("GetFlushState", flush.collection), request, answering: WireBoolResponse.self
        ).value
    }

    /// Flush of every collection at once. Only with the feature `clusterFlush` does the result hold messages.
    package func flushAll() async throws(MilvusClientError) -> FlushAllResult {
        FlushAllResult(
            try await unary(MilvusCall("FlushAll"), WireEmptyRequest(), answering: WireFlushAllResponse.self))
    }

    package func isFlushed(_ flush: FlushAllResult) async throws(MilvusClientError) -> Bool {
        var request = WireGetFlushAllStateRequest()
        request.flushAllTimestamp = flush.timestamp.rawValue
        request.flushAllTimestamps = flush.channelTimestamps.mapValues(\.rawValue)
        return try await unary(
            MilvusCall("GetFlushAllState"), request, answering: WireBoolResponse.self
        ).value
    }

    /// Sealed, flushing and flushed segments with level zero ones; never growing ones.
    package func persistentSegments(
        of collection: CollectionReference
    ) async throws(MilvusClientError) -> [SegmentDescription] {
        try await unary(
            MilvusCall("GetPersistentSegmentInfo", collection), request(collection),
            answering: WirePersistentSegmentsResponse.self
        ).segments.map(SegmentDescription.init)
    }
}
