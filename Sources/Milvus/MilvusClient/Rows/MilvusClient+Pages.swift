package import BinlogFormat
internal import MilvusModel
internal import MilvusProtos

extension MilvusClient {
    /// Rows that a query answers with, column by column; the collection must be loaded. Their order is the server's.
    package func page(_ query: RowQuery) async throws(MilvusClientError) -> RowBatch {
        let call = MilvusCall("Query", query.collection, subject: "\(query.collection), \(query.expression)")
        let results: WireQueryResults = try await unary(call, request(query))
        let byName = Dictionary(results.fields.map { ($0.fieldName, $0) }) { first, _ in first }
        var columns: [ColumnBatch] = []
        for field in query.fields {
            guard let data = byName[field.name] ?? (results.fields.isEmpty ? WireFieldData() : nil) else {
                throw mismatch(call, "the answer lacks field \(field.name)")
            }
            do {
                columns.append(try data.column(of: field))
            } catch {
                throw mismatch(call, error.description)
            }
        }
        guard columns.allSatisfy({ $0.rows == columns.first?.rows }) else {
            throw mismatch(call, "its columns have different numbers of rows")
        }
        return RowBatch(fields: query.fields, columns: columns)
    }

    private func request(_ query: RowQuery) -> WireQueryRequest {
        var request = WireQueryRequest()
        request.dbName = query.collection.database.rawValue
        request.collectionName = query.collection.name
        request.partitionNames = query.partitions
        request.expression = query.expression
        request.outputFields = query.fields.map(\.name)
        // Level 0 is strong; servers before 2.3 take a guarantee of 0 for it.
        request.consistencyLevel = ConsistencyLevel.strong.rawValue
        var parameters: [(String, String)] = query.limit.map { [("limit", "\($0)")] } ?? []
        switch query.point {
        case .latest: break
        case .since(let time):
            request.guaranteeTimestamp = time.rawValue
            request.consistencyLevel = ConsistencyLevel.customized.rawValue
        case .travel(let time): request.travelTimestamp = time.rawValue
        case .pinned(let time):
            request.guaranteeTimestamp = time.rawValue
            request.consistencyLevel = ConsistencyLevel.customized.rawValue
            parameters += [("iterator", "True"), ("reduce_stop_for_best", "True")]
        }
        request.queryParams = parameters.map { WireKeyValuePair(KeyValuePair(key: $0.0, value: $0.1)) }
        return request
    }
}
