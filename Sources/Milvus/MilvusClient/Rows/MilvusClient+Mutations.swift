package import BinlogFormat
internal import FoundationEssentials
package import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Inserts rows; `partition` is empty where a partition key decides.
    ///
    /// Not repeated when its answer is lost: the rows may be there then. `mayHaveTakenEffect` of the error tells.
    package func insert(
        _ rows: RowBatch, into collection: CollectionReference, partition: String = ""
    ) async throws(MilvusClientError) {
        try await write("Insert", rows, collection, partition, isRepeatable: false)
    }

    /// Inserts rows in place of those with the same keys (2.3 and later).
    package func upsert(
        _ rows: RowBatch, into collection: CollectionReference, partition: String = ""
    ) async throws(MilvusClientError) {
        try await write("Upsert", rows, collection, partition, isRepeatable: true)
    }

    /// Deletes rows by their keys, in one partition or in all; keys without a row do no harm.
    package func delete(
        _ keys: [PrimaryKey], keyField: String, from collection: CollectionReference, partition: String = ""
    ) async throws(MilvusClientError) {
        var request = WireDeleteRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.partitionName = partition
        request.expression = KeyExpression(field: keyField, keys: keys).description
        let call = MilvusCall("Delete", collection, subject: "\(collection), \(keys.count) keys")
        _ = try await unary(call, request, answering: WireMutationResult.self)
    }

    private func write(
        _ name: String, _ rows: RowBatch, _ collection: CollectionReference, _ partition: String, isRepeatable: Bool
    ) async throws(MilvusClientError) {
        let call = MilvusCall(
            name, collection, subject: "\(collection), \(rows.rows) rows", isRepeatable: isRepeatable)
        var request = WireInsertRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.partitionName = partition
        request.rowCount = UInt32(rows.rows)
        do {
            request.fields = try zip(rows.fields, rows.columns).map { try WireFieldData($0, $1) }
        } catch {
            throw MilvusClientError(
                .invalid, operation: name, subject: call.subject, server: server, reason: "\(error)")
        }
        let result: WireMutationResult = try await unary(call, request)
        let written = max(result.inserted, result.upserted)
        guard written == rows.rows else { throw mismatch(call, "\(written) rows were taken") }
    }
}
