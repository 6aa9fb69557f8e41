internal import HTTPTransport
internal import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension MilvusClient {
    /// One call to the proxy, tried again as the connection's policy (or the one given) allows.
    func unary<Response: StatusCarrying>(
        _ call: MilvusCall, _ request: some Message, answering: Response.Type = Response.self,
        retry: MilvusRetryPolicy? = nil
    ) async throws(MilvusClientError) -> Response {
        let place = MilvusCallPlace(operation: call.name, subject: call.subject, server: server)
        return try await (retry ?? connection.retry).run(on: clock, pacing.calls) {
            () async throws(CallFailure) -> Response in
            try await pacing.paced(isFlush: call.isFlush, place) { () async throws(CallFailure) -> Response in
                try await unaryOnce(call, request)
            }
        }
    }

    /// For calls whose answer is no more than a status.
    func perform(_ call: MilvusCall, _ request: some Message) async throws(MilvusClientError) {
        _ = try await unary(call, request, answering: WireStatus.self)
    }

    private func unaryOnce<Response: StatusCarrying>(
        _ call: MilvusCall, _ request: some Message
    ) async throws(CallFailure) -> Response {
        let response: Response
        do {
            response = try await channel.unary(
                "/milvus.proto.milvus.MilvusService/\(call.name)", request, metadata: metadata(for: call.database))
        } catch {
            throw CallFailure(
                error: MilvusClientError(error, operation: call.name, subject: call.subject, server: server),
                isSafeToRepeat: call.isRepeatable || !error.mayHaveTakenEffect)
        }
        if let error = StatusTable.error(
            of: response.status, operation: call.name, subject: call.subject, server: server)
        {
            throw CallFailure(error: error, isSafeToRepeat: call.isRepeatable || error.code == .rateLimited)
        }
        return response
    }

    private func metadata(for database: DatabaseName?) -> HTTPHeaders {
        var headers = HTTPHeaders()
        if let credentials = connection.credentials {
            headers["authorization"] = credentials.grpcAuthorization
        }
        if let database { headers["dbname"] = database.rawValue }
        return headers
    }
}
