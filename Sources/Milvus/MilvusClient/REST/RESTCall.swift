internal import Basics
internal import HTTPTransport
internal import MilvusProtos

/// One call over HTTP/1.1, and how its answers read.
struct RESTCall: Sendable {
    var operation: String
    var subject: String
    var server: String
    var isRepeatable: Bool

    /// The `data` member of an answer with code 0.
    func data(of answer: HTTPCollectedResponse) throws(MilvusClientError) -> JSONValue {
        guard let json = try? JSONValue(parsing: answer.body), let code = json["code"]?.integer else {
            guard answer.status == 200 else { throw error(status: answer) }
            throw error(.protocolViolation, "an answer that isn't Milvus' JSON: \(excerpt(answer))")
        }
        // 200 is what REST of 2.3 says for success.
        guard code == 0 || code == 200 else {
            throw error(code: code, words: json["message"]?.string ?? json["msg"]?.string ?? "")
        }
        guard answer.status == 200 else { throw error(status: answer) }
        return json["data"] ?? .null
    }

    /// For answers that say nothing but their HTTP status.
    func error(status answer: HTTPCollectedResponse) -> MilvusClientError {
        let code: MilvusClientError.Code =
            switch answer.status {
            case 400: .invalid
            case 401: .unauthenticated
            case 403: .permissionDenied
            case 404, 405, 501: .unimplemented
            case 408, 504: .timeout
            case 429: .rateLimited
            case 502, 503: .unavailable
            default: .other
            }
        return error(code, "HTTP status \(answer.status)\(excerpt(answer))")
    }

    func error(_ code: MilvusClientError.Code, _ reason: String) -> MilvusClientError {
        MilvusClientError(code, operation: operation, subject: subject, server: server, reason: reason)
    }

    func failure(_ transport: HTTPTransportError) -> CallFailure {
        let lost = GRPCFailure(transport)
        return CallFailure(
            error: MilvusClientError(
                MilvusClientError.Code(transport.code), operation: operation, subject: subject, server: server,
                reason: transport.reason, isRetryable: transport.isRetryable),
            isSafeToRepeat: isRepeatable || !lost.mayHaveTakenEffect)
    }

    /// REST uses the numbers of `Status.code`.
    private func error(code: Int64, words: String) -> MilvusClientError {
        var status = WireStatus()
        status.code = Int32(truncatingIfNeeded: code)
        status.reason = words
        return error(StatusTable.meaning(of: status), words.isEmpty ? "code \(code)" : "\(words) (code \(code))")
    }

    private func excerpt(_ answer: HTTPCollectedResponse) -> String {
        let line = String(decoding: answer.body.prefix(200), as: UTF8.self).split { $0.isNewline }.first ?? ""
        return line.isEmpty ? "" : ", \(line)"
    }
}
