internal import Basics
internal import HTTPTransport
internal import ObjectStorage

/// Gives what went wrong the contract's shape: attempted what, on what, told what, what next.
struct S3Failure: Sendable {
    let location: StoreLocation

    func error(_ request: S3Request, _ answer: S3ErrorAnswer) -> ObjectStoreError {
        let rule = S3ErrorTable.rule(code: answer.code, status: answer.status)
        return ObjectStoreError(
            rule.code, operation: request.operation.name, subject: subject(of: request), reason: answer.reason,
            requestID: answer.requestID, isRetryable: rule.isRetryable, retryAfter: answer.retryAfter,
            advice: rule.advice.map { advice($0, request) })
    }

    func error(_ request: S3Request, _ error: HTTPTransportError) -> ObjectStoreError {
        let code: ObjectStoreError.Code =
            switch error.code {
            case .cancelled: .cancelled
            case .timeout: .timeout
            case .nameResolution, .connect, .connectionLost, .tls, .closed: .connection
            case .invalidRequest: .invalidRequest
            case .protocolViolation, .responseTooLarge: .damaged
            case .requestBody: .other
            }
        return ObjectStoreError(
            code, operation: request.operation.name, subject: subject(of: request), reason: error.description,
            isRetryable: error.isRetryable, advice: Self.advice(error.code))
    }

    /// An answer that can't be what it should: cut off, or not the document that was asked for.
    func unreadable(_ request: S3Request, _ reason: String) -> ObjectStoreError {
        ObjectStoreError(
            .damaged, operation: request.operation.name, subject: subject(of: request),
            reason: "the store's answer can't be read: \(reason)", isRetryable: true)
    }

    func subject(of request: S3Request) -> String {
        switch (request.key, request.prefix) {
        case (let key?, _): "\(location)/\(key)"
        case (nil, let prefix?): "\(location)/\(prefix)"
        case (nil, nil): "\(location)"
        }
    }

    private func advice(_ advice: S3Advice, _ request: S3Request) -> String {
        switch advice {
        case .text(let text): text
        case .grantPermission:
            "Allow \(request.operation.permission) on \(location.bucket)\(request.key.map { "/\($0)" } ?? "") "
                + "for this access key."
        }
    }

    private static func advice(_ code: HTTPTransportError.Code) -> String? {
        switch code {
        case .nameResolution: "Check the endpoint's host name."
        case .connect: "Check the endpoint's host and port, and that the store is running."
        case .tls: "Check the CA file, and whether the endpoint speaks TLS."
        default: nil
        }
    }
}
