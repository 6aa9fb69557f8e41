internal import CCurl
internal import Glibc

extension HTTPTransportError {
    static func startFailed(_ call: String, _ errorNumber: Int32) -> HTTPTransportError {
        HTTPTransportError(
            .closed, operation: "start the HTTP client", reason: "\(call): \(String(cString: strerror(errorNumber)))")
    }
}

extension TransferFailure {
    /// `detail` is curl's error buffer, empty when it has nothing to add.
    static func curl(_ code: CURLcode, detail: String) -> TransferFailure {
        // A connection that was kept died, and curl would send the request again, but the body is on its way already.
        if code == CURLE_SEND_FAIL_REWIND { return .answerLost }
        let summary = String(cString: curl_easy_strerror(code))
        return TransferFailure(Self.code(for: code), detail.isEmpty ? summary : "\(detail) (\(summary))")
    }

    private static func code(for code: CURLcode) -> HTTPTransportError.Code {
        switch code {
        case CURLE_URL_MALFORMAT, CURLE_BAD_FUNCTION_ARGUMENT, CURLE_UNKNOWN_OPTION, CURLE_NOT_BUILT_IN:
            .invalidRequest
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            .nameResolution
        case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED:
            .connect
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CLIENTCERT, CURLE_SSL_ENGINE_NOTFOUND,
            CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_USE_SSL_FAILED:
            .tls
        case CURLE_OPERATION_TIMEDOUT:
            .timeout
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING,
            CURLE_TOO_MANY_REDIRECTS, CURLE_REMOTE_ACCESS_DENIED:
            .protocolViolation
        case CURLE_ABORTED_BY_CALLBACK:
            .cancelled
        default:
            // Sending and receiving broke, a body that is too short, a stream or connection of HTTP/2 that was reset.
            .connectionLost
        }
    }
}
