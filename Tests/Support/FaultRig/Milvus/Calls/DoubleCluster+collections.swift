internal import FoundationEssentials
internal import MilvusProtos
internal import SwiftProtobuf

extension DoubleCluster {
    static let collectionMethods: [String: GRPCMethod] = [
        "ShowCollections": GRPCMethod.handle { cluster, request in cluster.showCollections(request) },
        "DescribeCollection": GRPCMethod.handle { cluster, request in try cluster.describeCollection(request) },
        "HasCollection": GRPCMethod.handle { (cluster, request: WireCollectionRequest) in
            var answer = WireBoolResponse()
            answer.value = (try? cluster.index(of: request.collectionName, in: request.dbName)) != nil
            return answer
        },
        "CreateCollection": GRPCMethod.handle { cluster, request in try cluster.createCollection(request) },
        "DropCollection": GRPCMethod.handle { cluster, request in try cluster.dropCollection(request) },
        "AlterCollection": GRPCMethod.handle { cluster, request in try cluster.alterCollection(request) },
        "RenameCollection": GRPCMethod.handle { (cluster, request: WireRenameCollectionRequest) in
            let index = try cluster.index(of: request.oldName, in: request.dbName)
            cluster.collections[index].schema.name = request.newName
            return WireStatus()
        },
        "CreateAlias": GRPCMethod.handle { cluster, request in try cluster.createAlias(request) },
        "DropAlias": GRPCMethod.handle { (cluster, request: WireDropAliasRequest) in
            for index in cluster.collections.indices {
                cluster.collections[index].aliases.removeAll { $0 == request.alias }
            }
            return WireStatus()
        },
    ]

    private func showCollections(_ request: WireDatabaseRequest) -> WireShowCollectionsResponse {
        let database = request.dbName.isEmpty ? "default" : request.dbName
        let found = collections.filter { $0.database == database }
        var answer = WireShowCollectionsResponse()
        answer.collectionNames = found.map(\.name)
        answer.collectionIds = found.map(\.id)
        answer.createdTimestamps = found.map(\.createdAt)
        return answer
    }

    private func describeCollection(_ request: WireCollectionRequest) throws -> WireDescribeCollectionResponse {
        let collection = try collection(request.collectionName, in: request.dbName)
        var answer = WireDescribeCollectionResponse()
        answer.schema = try collection.schema.serializedBytes()
        answer.collectionID = collection.id
        answer.collectionName = collection.name
        answer.dbName = collection.database
        answer.shardsNum = collection.shards
        answer.virtualChannelNames = (0..<collection.shards).map { "dml_\($0)_\(collection.id)v\($0)" }
        answer.physicalChannelNames = (0..<collection.shards).map { "dml_\($0)" }
        answer.createdTimestamp = collection.createdAt
        answer.aliases = collection.aliases
        answer.consistencyLevel = collection.consistencyLevel
        answer.properties = collection.properties
        answer.numPartitions = collection.numPartitions
        return answer
    }

    /// Again with the same schema is no error, as with real ones.
    private mutating func createCollection(_ request: WireCreateCollectionRequest) throws -> WireStatus {
        var schema = try WireCollectionSchema(serializedBytes: request.schema)
        schema.name = request.collectionName
        for index in schema.fields.indices { schema.fields[index].fieldID = 100 + Int64(index) }
        if let present = try? collection(request.collectionName, in: request.dbName) {
            guard present.schema == schema else {
                throw MilvusRefusal(1100, "create duplicate collection with different parameters")
            }
            return WireStatus()
        }
        add(schema, request)
        return WireStatus()
    }

    private mutating func add(_ schema: WireCollectionSchema, _ request: WireCreateCollectionRequest) {
        var collection = DoubleCollection(
            id: newID(), database: request.dbName.isEmpty ? "default" : request.dbName, schema: schema,
            shards: max(1, request.shardsNum), consistencyLevel: request.consistencyLevel,
            properties: request.properties, numPartitions: request.numPartitions, createdAt: newTimestamp())
        collection.partitions = [DoubleCollection.Partition(id: newID(), name: "_default")]
        collections.append(collection)
    }

    private mutating func dropCollection(_ request: WireCollectionRequest) throws -> WireStatus {
        let index = try index(of: request.collectionName, in: request.dbName)
        guard collections[index].aliases.isEmpty else {
            throw MilvusRefusal(5, "unable to drop the collection because it has associated aliases")
        }
        collections.remove(at: index)
        return WireStatus()
    }

    private mutating func alterCollection(_ request: WireAlterCollectionRequest) throws -> WireStatus {
        let index = try index(of: request.collectionName, in: request.dbName)
        let keys = Set(request.properties.map(\.key) + request.deleteKeys)
        collections[index].properties.removeAll { keys.contains($0.key) }
        collections[index].properties += request.properties
        return WireStatus()
    }

    private mutating func createAlias(_ request: WireAliasRequest) throws -> WireStatus {
        let taken = collections.contains { $0.database == request.dbName && $0.aliases.contains(request.alias) }
        guard !taken else { throw MilvusRefusal(1602, "alias already exist[alias=\(request.alias)]") }
        collections[try index(of: request.collectionName, in: request.dbName)].aliases.append(request.alias)
        return WireStatus()
    }
}
