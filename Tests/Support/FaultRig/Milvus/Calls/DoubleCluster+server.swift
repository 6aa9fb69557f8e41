internal import MilvusProtos

extension DoubleCluster {
    static let serverMethods: [String: GRPCMethod] = [
        "Connect": GRPCMethod.handle { (cluster, _: WireConnectRequest) in cluster.connect() },
        "GetVersion": GRPCMethod.handle { (cluster, _: WireEmptyRequest) in cluster.version() },
        "CheckHealth": GRPCMethod.handle { (_, _: WireEmptyRequest) in
            var answer = WireCheckHealthResponse()
            answer.isHealthy = true
            return answer
        },
        "AllocTimestamp": GRPCMethod.handle { (cluster, _: WireEmptyRequest) in
            var answer = WireAllocTimestampResponse()
            answer.timestamp = cluster.newTimestamp()
            return answer
        },
        "ListDatabases": GRPCMethod.handle { (cluster, _: WireEmptyRequest) in
            var answer = WireListDatabasesResponse()
            answer.dbNames = cluster.databases
            return answer
        },
        "CreateDatabase": GRPCMethod.handle { cluster, request in try cluster.createDatabase(request) },
        "DescribeDatabase": GRPCMethod.handle { cluster, request in try cluster.describeDatabase(request) },
        "DropDatabase": GRPCMethod.handle { cluster, request in cluster.dropDatabase(request) },
    ]

    private func connect() -> WireConnectResponse {
        var answer = WireConnectResponse()
        answer.serverInfo.buildTags = configuration.version
        return answer
    }

    private func version() -> WireGetVersionResponse {
        var answer = WireGetVersionResponse()
        answer.version = configuration.version
        return answer
    }

    private mutating func createDatabase(_ request: WireDatabaseRequest) throws -> WireStatus {
        guard !databases.contains(request.dbName) else {
            throw MilvusRefusal(802, "database already exist: \(request.dbName)")
        }
        databases.append(request.dbName)
        return WireStatus()
    }

    private func describeDatabase(_ request: WireDatabaseRequest) throws -> WireDescribeDatabaseResponse {
        guard let index = databases.firstIndex(of: request.dbName) else {
            throw MilvusRefusal(800, "database not found[database=\(request.dbName)]")
        }
        var answer = WireDescribeDatabaseResponse()
        answer.dbName = request.dbName
        answer.dbID = Int64(index + 1)
        return answer
    }

    private mutating func dropDatabase(_ request: WireDatabaseRequest) -> WireStatus {
        databases.removeAll { $0 == request.dbName }
        return WireStatus()
    }
}
