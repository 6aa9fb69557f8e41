package import BinlogFormat
internal import FoundationEssentials
package import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension MilvusClient {
    /// Rows by their primary keys, with strong consistency; the collection must be loaded. Keys without a row are left
    /// out, and the order of rows is the server's.
    ///
    /// `keyField`: name of the primary key. The dynamic field's name is `$meta`.
    package func rows(
        of collection: CollectionReference, keyField: String, keys: [PrimaryKey], fields: [String]
    ) async throws(MilvusClientError) -> QueriedRows {
        let call = MilvusCall("Query", collection, subject: "\(collection), \(keys.count) keys")
        var request = WireQueryRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.expression = KeyExpression(field: keyField, keys: keys).description
        request.outputFields = fields
        request.consistencyLevel = ConsistencyLevel.strong.rawValue
        let results: WireQueryResults = try await unary(call, request)
        do {
            let columns = try results.fields.map { ($0.fieldName, try $0.values()) }
            let rows = columns.first?.1.count ?? 0
            guard columns.allSatisfy({ $0.1.count == rows }) else {
                throw mismatch(call, "its columns have different numbers of rows")
            }
            return QueriedRows(columns: Dictionary(columns) { first, _ in first })
        } catch {
            throw error as? MilvusClientError ?? mismatch(call, "\(error)")
        }
    }

    /// The nearest neighbours of each vector, the best first, with strong consistency.
    package func search(
        _ search: VectorSearch, in collection: CollectionReference
    ) async throws(MilvusClientError) -> [[SearchHit]] {
        let call = MilvusCall("Search", collection, subject: "\(collection), field \(search.field)")
        let results: WireSearchResults = try await unary(call, try request(search, collection, call))
        let keys = results.results.keys.values
        guard results.results.scores.count == keys.count, results.results.hits.reduce(0, +) == Int64(keys.count),
            results.results.hits.allSatisfy({ $0 >= 0 }), results.results.hits.count == search.vectors.count
        else {
            throw mismatch(
                call, "\(keys.count) keys, \(results.results.scores.count) scores for \(search.vectors.count) vectors")
        }
        var rest = zip(keys, results.results.scores).map { SearchHit(key: $0, score: $1) }[...]
        return results.results.hits.map { count in
            defer { rest = rest.dropFirst(Int(count)) }
            return Array(rest.prefix(Int(count)))
        }
    }

    private func request(
        _ search: VectorSearch, _ collection: CollectionReference, _ call: MilvusCall
    ) throws(MilvusClientError) -> WireSearchRequest {
        var value = WirePlaceholderValue()
        value.tag = "$0"
        value.type = search.type.rawValue
        value.values = search.vectors.compactMap { $0.placeholder(of: search.type) }
        guard value.values.count == search.vectors.count else {
            throw mismatch(call, "milvault doesn't search with vectors of type \(search.type)")
        }
        var group = WirePlaceholderGroup()
        group.placeholders = [value]
        var request = WireSearchRequest()
        request.dbName = collection.database.rawValue
        request.collectionName = collection.name
        request.dslType = 1
        request.queryCount = Int64(search.vectors.count)
        request.consistencyLevel = ConsistencyLevel.strong.rawValue
        let parameters = [
            ("anns_field", search.field), ("topk", "\(search.topK)"), ("metric_type", search.metric),
            ("params", search.parameters), ("round_decimal", "-1"),
        ]
        request.searchParams = parameters.map { WireKeyValuePair(KeyValuePair(key: $0.0, value: $0.1)) }
        do {
            request.placeholderGroup = try group.serializedBytes()
        } catch {
            throw mismatch(call, "\(error)")
        }
        return request
    }
}

extension WireKeys {
    fileprivate var values: [PrimaryKey] {
        switch data {
        case .longs(let array): array.data.map { .int64($0) }
        case .strings(let array): array.data.map { .text(Array($0.utf8)) }
        case nil: []
        }
    }
}
