internal import BinlogFormat
package import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension MilvusClient {
    /// Rows that a query would see now, with strong consistency; the collection must be loaded.
    ///
    /// Servers before 2.3 can't count: there the primary keys are fetched partition by partition, and counted.
    package func countRows(
        of collection: CollectionReference, partitions: [String] = []
    ) async throws(MilvusClientError) -> Int64 {
        guard try await features().has(.countQuery) else {
            return try await countPrimaryKeys(of: collection, partitions: partitions)
        }
        let call = MilvusCall("Query", collection, subject: "\(collection), count(*)")
        let results: WireQueryResults = try await unary(
            call, query(collection, partitions, expression: "", field: "count(*)"))
        guard let count = results.fields.first?.scalars.longs.data.first else {
            throw mismatch(call, "the answer holds no count")
        }
        return count
    }

    /// Rows in segments, deleted ones included; needs no loading.
    package func storedRows(of collection: CollectionReference) async throws(MilvusClientError) -> Int64 {
        try await rowCount(MilvusCall("GetCollectionStatistics", collection), request(collection))
    }

    package func storedRows(
        of collection: CollectionReference, partition: String
    ) async throws(MilvusClientError) -> Int64 {
        try await rowCount(
            call("GetPartitionStatistics", partition, collection), request(partition, collection))
    }

    private func rowCount(
        _ call: MilvusCall, _ request: some Message
    ) async throws(MilvusClientError) -> Int64 {
        let response: WireStatisticsResponse = try await unary(call, request)
        guard let rows = response.stats.map(KeyValuePair.init)["row_count"].flatMap({ Int64($0) }) else {
            throw mismatch(call, "the answer holds no row_count")
        }
        return rows
    }

    private func countPrimaryKeys(
        of collection: CollectionReference, partitions: [String]
    ) async throws(MilvusClientError) -> Int64 {
        let schema = try await describeCollection(collection).schema
        let call = MilvusCall("Query", collection, subject: "\(collection), primary keys")
        guard let key = schema.primaryKey else { throw mismatch(call, "the schema names no primary key") }
        let all = KeyRange.all.expression(key)
        var parts = partitions.map { [$0] }
        // Where a field decides over partitions, nobody may name one.
        if parts.isEmpty {
            parts = schema.hasPartitionKey ? [[]] : try await listPartitions(of: collection).map { [$0.name] }
        }
        var rows: Int64 = 0
        for part in parts {
            let results: WireQueryResults = try await unary(
                call, query(collection, part, expression: all, field: key.name))
            let data = results.fields.first { $0.fieldName == key.name } ?? WireFieldData()
            do {
                rows += Int64(try data.column(of: key).rows)
            } catch {
                throw mismatch(call, error.description)
            }
        }
        return rows
    }

    private func query(
        _ collection: CollectionReference, _ partitions: [String], expression: String, field: String
    ) -> WireQueryRequest {
        var request = WireQueryRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.expression = expression
        request.outputFields = [field]
        request.partitionNames = partitions
        // Level 0 is strong: all that was acknowledged before is seen.
        request.consistencyLevel = ConsistencyLevel.strong.rawValue
        return request
    }
}
