package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Of the collection, or of some of its partitions.
    package func loadState(
        of collection: CollectionReference, partitions: [String] = []
    ) async throws(MilvusClientError) -> LoadState {
        let response: WireLoadStateResponse = try await unary(
            MilvusCall("GetLoadState", collection), loadStateRequest(collection, partitions))
        return LoadState(wire: response.state)
    }

    /// 0 to 100 per cent.
    package func loadingProgress(
        of collection: CollectionReference, partitions: [String] = []
    ) async throws(MilvusClientError) -> Int {
        let response: WireLoadingProgressResponse = try await unary(
            MilvusCall("GetLoadingProgress", collection), loadStateRequest(collection, partitions))
        return Int(response.progress)
    }

    /// Returns at once; see ``loadingProgress(of:partitions:)``.
    package func loadCollection(
        _ collection: CollectionReference, replicas: Int32 = 1
    ) async throws(MilvusClientError) {
        var request = WireLoadCollectionRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.replicaNumber = replicas
        try await perform(MilvusCall("LoadCollection", collection), request)
    }

    /// Returns at once, as ``loadCollection(_:replicas:)`` does.
    package func loadPartitions(
        _ partitions: [String], of collection: CollectionReference, replicas: Int32 = 1
    ) async throws(MilvusClientError) {
        var request = WireLoadPartitionsRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.partitionNames = partitions
        request.replicaNumber = replicas
        try await perform(MilvusCall("LoadPartitions", collection), request)
    }

    /// What query nodes hold of a loaded collection; a segment once, however many replicas there are.
    package func loadedSegments(
        of collection: CollectionReference
    ) async throws(MilvusClientError) -> [LoadedSegment] {
        let response: WireQuerySegmentsResponse = try await unary(
            MilvusCall("GetQuerySegmentInfo", collection), request(collection))
        return response.segments.map { wire in
            LoadedSegment(
                id: SegmentID(rawValue: wire.segmentID), rows: wire.rows,
                index: wire.indexName.isEmpty ? nil : wire.indexName,
                state: SegmentState(rawValue: wire.state) ?? .none)
        }
    }

    package func releaseCollection(_ collection: CollectionReference) async throws(MilvusClientError) {
        try await perform(MilvusCall("ReleaseCollection", collection), request(collection))
    }

    /// Empty when it isn't loaded.
    package func replicas(
        of collection: CollectionReference, id: CollectionID
    ) async throws(MilvusClientError) -> [ReplicaDescription] {
        var request = WireGetReplicasRequest()
        request.collectionID = id.rawValue
        request.collectionName = collection.name
        request.dbName = collection.database.rawValue
        do {
            return try await unary(
                MilvusCall("GetReplicas", collection), request, answering: WireGetReplicasResponse.self
            ).replicas.map { replica in
                ReplicaDescription(
                    id: replica.replicaID, resourceGroup: replica.resourceGroupName, nodes: replica.nodeIds)
            }
        } catch {
            // Some servers say "collection not found" of one that is merely not loaded (yet).
            guard [.notLoaded, .notFound, .collectionNotFound].contains(error.code) else { throw error }
            return []
        }
    }

    private func loadStateRequest(
        _ collection: CollectionReference, _ partitions: [String]
    ) -> WireLoadStateRequest {
        var request = WireLoadStateRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.partitionNames = partitions
        return request
    }
}
