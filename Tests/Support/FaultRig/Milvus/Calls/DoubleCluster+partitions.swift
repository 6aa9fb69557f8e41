internal import MilvusProtos

extension DoubleCluster {
    static let partitionMethods: [String: GRPCMethod] = [
        "ShowPartitions": GRPCMethod.handle { (cluster, request: WireCollectionRequest) in
            let collection = try cluster.collection(request.collectionName, in: request.dbName)
            var answer = WireShowPartitionsResponse()
            answer.partitionNames = collection.partitions.map(\.name)
            answer.partitionIds = collection.partitions.map(\.id)
            answer.createdTimestamps = collection.partitions.map { _ in collection.createdAt }
            return answer
        },
        "HasPartition": GRPCMethod.handle { (cluster, request: WirePartitionRequest) in
            let collection = try cluster.collection(request.collectionName, in: request.dbName)
            var answer = WireBoolResponse()
            answer.value = collection.partitions.contains { $0.name == request.partitionName }
            return answer
        },
        "CreatePartition": GRPCMethod.handle { cluster, request in try cluster.createPartition(request) },
    ]

    /// One that is there already is left as it is.
    private mutating func createPartition(_ request: WirePartitionRequest) throws -> WireStatus {
        let index = try index(of: request.collectionName, in: request.dbName)
        guard !collections[index].partitions.contains(where: { $0.name == request.partitionName }) else {
            return WireStatus()
        }
        collections[index].partitions.append(
            DoubleCollection.Partition(id: newID(), name: request.partitionName, isLoaded: collections[index].isLoaded))
        return WireStatus()
    }
}
