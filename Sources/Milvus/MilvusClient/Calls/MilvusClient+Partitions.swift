package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    package func listPartitions(
        of collection: CollectionReference
    ) async throws(MilvusClientError) -> [PartitionDescription] {
        let call = MilvusCall("ShowPartitions", collection)
        let response: WireShowPartitionsResponse = try await unary(call, request(collection))
        guard response.partitionIds.count == response.partitionNames.count else {
            throw mismatch(call, "\(response.partitionNames.count) names but \(response.partitionIds.count) ids")
        }
        return response.partitionNames.indices.map { index in
            let times = response.createdTimestamps
            return PartitionDescription(
                id: PartitionID(rawValue: response.partitionIds[index]), name: response.partitionNames[index],
                createdAt: HybridTimestamp(rawValue: index < times.count ? times[index] : 0))
        }
    }

    package func hasPartition(
        _ partition: String, of collection: CollectionReference
    ) async throws(MilvusClientError) -> Bool {
        try await unary(
            call("HasPartition", partition, collection), request(partition, collection),
            answering: WireBoolResponse.self
        ).value
    }

    package func createPartition(
        _ partition: String, of collection: CollectionReference
    ) async throws(MilvusClientError) {
        try await perform(call("CreatePartition", partition, collection), request(partition, collection))
    }

    func call(_ name: String, _ partition: String, _ collection: CollectionReference) -> MilvusCall {
        MilvusCall(name, collection, subject: "\(collection), partition \(partition)")
    }

    func request(_ partition: String, _ collection: CollectionReference) -> WirePartitionRequest {
        var request = WirePartitionRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.partitionName = partition
        return request
    }
}
