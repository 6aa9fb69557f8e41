internal import MilvusProtos

extension DoubleCluster {
    static let indexMethods: [String: GRPCMethod] = [
        "CreateIndex": GRPCMethod.handle { cluster, request in try cluster.createIndex(request) },
        "DescribeIndex": GRPCMethod.handle { cluster, request in try cluster.describeIndexes(request) },
        "DropIndex": GRPCMethod.handle { (cluster, request: WireIndexRequest) in
            let index = try cluster.index(of: request.collectionName, in: request.dbName)
            cluster.collections[index].indexes.removeAll { $0.name == request.indexName }
            return WireStatus()
        },
    ]

    /// Again with the same parameters is no error, as with real ones.
    private mutating func createIndex(_ request: WireCreateIndexRequest) throws -> WireStatus {
        let place = try index(of: request.collectionName, in: request.dbName)
        if let present = collections[place].indexes.first(where: { $0.field == request.fieldName }) {
            guard present.parameters == request.extraParams, present.name == request.indexName else {
                throw MilvusRefusal(1100, "at most one distinct index is allowed per field")
            }
            return WireStatus()
        }
        collections[place].indexes.append(
            DoubleCollection.Index(
                id: newID(), name: request.indexName, field: request.fieldName, parameters: request.extraParams))
        return WireStatus()
    }

    private func describeIndexes(_ request: WireIndexRequest) throws -> WireDescribeIndexResponse {
        let collection = try collection(request.collectionName, in: request.dbName)
        guard !collection.indexes.isEmpty else { throw MilvusRefusal(700, "index not found") }
        let rows = collection.visibleSegments.reduce(0) { $0 + Int64($1.keys.count) }
        var answer = WireDescribeIndexResponse()
        answer.indexDescriptions = collection.indexes.map { index in
            var description = WireIndexDescription()
            description.indexName = index.name
            description.indexID = index.id
            description.fieldName = index.field
            description.params = index.parameters
            description.state = 3  // finished
            description.indexedRows = rows
            description.totalRows = rows
            return description
        }
        return answer
    }
}
