internal import MilvusProtos

extension DoubleCluster {
    static let loadingMethods: [String: GRPCMethod] = [
        "LoadCollection": GRPCMethod.handle { (cluster, request: WireLoadCollectionRequest) in
            try cluster.setLoaded(true, request.collectionName, request.dbName)
        },
        "LoadPartitions": GRPCMethod.handle { (cluster, request: WireLoadPartitionsRequest) in
            try cluster.setLoaded(true, request.collectionName, request.dbName, request.partitionNames)
        },
        "ReleaseCollection": GRPCMethod.handle { (cluster, request: WireCollectionRequest) in
            try cluster.setLoaded(false, request.collectionName, request.dbName)
        },
        "GetLoadState": GRPCMethod.handle { cluster, request in cluster.loadState(request) },
        "GetLoadingProgress": GRPCMethod.handle { (cluster, request: WireLoadStateRequest) in
            var answer = WireLoadingProgressResponse()
            answer.progress = cluster.loadState(request).state == 3 ? 100 : 0
            return answer
        },
        "GetReplicas": GRPCMethod.handle { cluster, request in try cluster.replicas(request) },
        "Query": GRPCMethod.handle { cluster, request in try cluster.count(request) },
    ]

    /// Without names all partitions.
    private mutating func setLoaded(
        _ isLoaded: Bool, _ name: String, _ database: String, _ partitions: [String] = []
    ) throws -> WireStatus {
        let place = try index(of: name, in: database)
        guard !isLoaded || !collections[place].indexes.isEmpty else {
            throw MilvusRefusal(700, "index not found[collection=\(name)]")
        }
        for index in collections[place].partitions.indices
        where partitions.isEmpty || partitions.contains(collections[place].partitions[index].name) {
            collections[place].partitions[index].isLoaded = isLoaded
        }
        return WireStatus()
    }

    private func loadState(_ request: WireLoadStateRequest) -> WireLoadStateResponse {
        var answer = WireLoadStateResponse()
        guard let collection = try? collection(request.collectionName, in: request.dbName) else { return answer }
        let asked = collection.partitions.filter {
            request.partitionNames.isEmpty || request.partitionNames.contains($0.name)
        }
        // A collection counts as loaded when one of its partitions is.
        answer.state = asked.contains(where: \.isLoaded) ? 3 : 1
        return answer
    }

    private func replicas(_ request: WireGetReplicasRequest) throws -> WireGetReplicasResponse {
        guard let collection = collections.first(where: { $0.id == request.collectionID }), collection.isLoaded else {
            throw MilvusRefusal(400, "replica not found")
        }
        var replica = WireReplicaInfo()
        replica.replicaID = collection.id
        var answer = WireGetReplicasResponse()
        answer.replicas = [replica]
        return answer
    }

    /// `count(*)`, the one query that the double answers.
    private func count(_ request: WireQueryRequest) throws -> WireQueryResults {
        let collection = try collection(request.collectionName, in: request.dbName)
        guard request.outputFields == ["count(*)"] else { throw MilvusRefusal(1100, "only count(*)") }
        guard collection.isLoaded else { throw MilvusRefusal(101, "collection not loaded") }
        var field = WireFieldData()
        field.fieldName = "count(*)"
        field.scalars.longs.data = [collection.visibleSegments.reduce(0) { $0 + Int64($1.liveKeys.count) }]
        var answer = WireQueryResults()
        answer.fields = [field]
        return answer
    }
}
