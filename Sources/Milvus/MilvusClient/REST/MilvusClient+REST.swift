internal import Basics
internal import HTTPTransport
internal import MilvusModel

extension MilvusClient {
    /// A POST to the REST interface: `{"code":0,"data":…}` is success, any other code an error whatever the HTTP
    /// status is.
    func restData(
        _ path: String, _ body: JSONValue, subject: String, isRepeatable: Bool = true, idempotencyKey: String? = nil
    ) async throws(MilvusClientError) -> JSONValue {
        let endpoint = connection.restEndpoint ?? connection.grpcEndpoint
        var request = HTTPRequest(.post, url: endpoint + path, body: .bytes(body.encoded()))
        request.headers["content-type"] = "application/json"
        request.headers["idempotency-key"] = idempotencyKey
        request.headers["request-timeout"] = "\(max(1, connection.timeout.components.seconds))"
        request.headers["authorization"] = connection.credentials?.restAuthorization
        let call = RESTCall(operation: "POST \(path)", subject: subject, server: endpoint, isRepeatable: isRepeatable)
        let answer = try await send(request, call)
        return try call.data(of: answer)
    }

    /// A GET to the management interface, its answer as it came.
    func management(
        _ path: String, subject: String = ""
    ) async throws(MilvusClientError) -> HTTPCollectedResponse {
        guard let endpoint = connection.managementEndpoint else {
            throw MilvusClientError(
                .unimplemented, operation: "GET \(path)", subject: subject, server: server,
                reason: "no address of the management interface is configured")
        }
        let operation = "GET \(path.prefix { $0 != "?" })"
        let call = RESTCall(operation: operation, subject: subject, server: endpoint, isRepeatable: true)
        return try await send(HTTPRequest(.get, url: endpoint + path), call)
    }

    private func send(
        _ request: HTTPRequest, _ call: RESTCall
    ) async throws(MilvusClientError) -> HTTPCollectedResponse {
        var request = request
        request.timeouts = HTTPTimeouts(idle: nil, total: connection.timeout)
        let prepared = request
        let place = MilvusCallPlace(operation: call.operation, subject: call.subject, server: call.server)
        return try await connection.retry.run(on: clock) { () async throws(CallFailure) in
            try await pacing.pacedBeside(place) { () async throws(CallFailure) in
                try await sendOnce(prepared, call)
            }
        }
    }

    private func sendOnce(
        _ request: HTTPRequest, _ call: RESTCall
    ) async throws(CallFailure) -> HTTPCollectedResponse {
        let answer: HTTPCollectedResponse
        do {
            answer = try await rest.send(request, upTo: connection.maxMessageBytes)
        } catch {
            throw call.failure(error)
        }
        if answer.status == 429 || answer.status == 503 {
            throw CallFailure(error: call.error(status: answer), isSafeToRepeat: call.isRepeatable)
        }
        return answer
    }
}
