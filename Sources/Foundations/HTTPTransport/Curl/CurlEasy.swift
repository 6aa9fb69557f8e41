internal import CCurl

/// One easy handle, used for one transfer after the other. Belongs to the loop's thread.
///
/// What is the same for all requests of a client is set once; ``prepare(for:)`` sets the rest, all of it each time,
/// which is cheaper than `curl_easy_reset` and starting over.
final class CurlEasy {
    let handle: UnsafeMutableRawPointer
    let context: LoopContext
    /// The transfer that runs on this handle.
    private(set) var transfer: Transfer?
    let errorBuffer: UnsafeMutablePointer<CChar>
    private let tlsServerName: String?
    private let version: HTTPVersionPolicy
    /// How the transfer may come to a connection, and how often it was refused a new one.
    private(set) var role = ConnectionRole.any
    private var refusals = 0
    private(set) var wasRefused = false
    private var authority = ""
    private var downloadBufferSize = 0
    private var uploadBufferSize = 0
    private var headerLines = CurlList()
    private var connectLines = CurlList()

    init(_ configuration: HTTPClientConfiguration, _ context: LoopContext) throws(TransferFailure) {
        guard let handle = curl_easy_init() else { throw TransferFailure(.closed, "curl_easy_init gave no handle") }
        self.handle = handle
        self.context = context
        tlsServerName = configuration.tls.serverName
        version = configuration.version
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try applyConstants(configuration)
        try applyTLS(configuration.tls)
        try installCallbacks()
    }

    deinit {
        curl_easy_cleanup(handle)
        errorBuffer.deallocate()
    }

    /// Sets the handle up for a transfer, which it keeps until ``release()``.
    func prepare(for transfer: Transfer) throws(TransferFailure) {
        self.transfer = transfer
        errorBuffer[0] = 0
        let request = transfer.request
        let target = try ConnectTarget(request.url, tlsServerName: tlsServerName)
        try set(CURLOPT_URL, target.url)
        try setConnectTo(target.connectTo)
        authority = target.authority
        refusals = 0
        try setRole(isTLS: target.isTLS)
        try setMethod(request.method, uploadLength: transfer.uploadLength)
        try setBuffers(isLargeDownload: transfer.isStreamed, uploadLength: transfer.uploadLength ?? 0)
        try setHeaders(request.headers, host: target.hostHeader)
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, transfer.timeouts.connect.wholeMilliseconds)))
    }

    func release() {
        settleRole()
        transfer = nil
    }

    /// - Returns: whether the transfer may open a connection.
    func wantsSocket() -> Bool {
        guard role == .joins else { return true }
        wasRefused = true
        return false
    }

    /// Gives the transfer another role, after ``wasRefused`` was why it failed.
    func startOver() throws(TransferFailure) {
        refusals += 1
        try setRole(isTLS: false)
    }

    /// The transfer has its connection, or never will.
    func settleRole() {
        if role == .opens { context.openers.settled(at: authority) }
        role = .any
    }

    /// Lets the connection go down with the transfer when no other uses it. With HTTP/1 it does anyway; with HTTP/2
    /// curl keeps the reset of the stream until it has something else to send, and the server goes on working.
    func giveUpConnection() {
        guard version == .http2 else { return }
        ccurl_set_long(handle, CURLOPT_FORBID_REUSE, 1)
    }

    func failure(_ code: CURLcode) -> TransferFailure? {
        code == CURLE_OK ? nil : .curl(code, detail: String(cString: errorBuffer))
    }

    /// Bytes of the request's body that the network has taken.
    var uploadedByteCount: Int64 {
        var count: curl_off_t = 0
        ccurl_get_offset(handle, CURLINFO_SIZE_UPLOAD_T, &count)
        return Int64(count)
    }

    /// Lets go on what the machine no longer holds still.
    func applyPauses() {
        guard let pauses = transfer?.pauses() else { return }
        let receiving = pauses.receiving ? CURLPAUSE_RECV : 0
        let sending = pauses.sending ? CURLPAUSE_SEND : 0
        curl_easy_pause(handle, receiving | sending)
    }
}

// MARK: - Options of one request

extension CurlEasy {
    private func setRole(isTLS: Bool) throws(TransferFailure) {
        wasRefused = false
        let isChosen = version == .http2 && !isTLS && !CurlLibrary.reusesPriorKnowledge
        try set(CURLOPT_FORBID_REUSE, 0)
        role = isChosen ? context.openers.role(after: refusals, at: authority) : .any
        try set(CURLOPT_FRESH_CONNECT, role == .opens ? 1 : 0)
        switch (version, isTLS || role == .joins) {
        case (.http1, _): try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        case (.http2, true): try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        case (.http2, false): try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE))
        }
    }

    /// HTTPGET first: it undoes what the method before has set.
    private func setMethod(_ method: HTTPMethod, uploadLength: Int64?) throws(TransferFailure) {
        try set(CURLOPT_HTTPGET, 1)
        if method == .head {
            guard uploadLength == nil else { throw TransferFailure(.invalidRequest, "HEAD can't carry a body") }
            try set(CURLOPT_NOBODY, 1)
        } else if let uploadLength {
            try set(CURLOPT_UPLOAD, 1)
            try check(ccurl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(uploadLength)))
        }
        let isImplied = method == .head || method == (uploadLength == nil ? .get : .put)
        try set(CURLOPT_CUSTOMREQUEST, isImplied ? nil : method.rawValue)
    }

    /// Bytes that one read from a socket and one write to it may carry. curl takes the memory anew for each request:
    /// what is small needn't pay for what is large.
    ///
    /// With HTTP/2 the size for reading is always the large one. curl keeps the memory of a transfer that ended while
    /// others used its connection, and refuses (CURLE_BAD_FUNCTION_ARGUMENT) to have the size set as long as it does. And
    /// what one read of the socket brought has to fit: curl 7.88 forgets to come back for the rest of it.
    private func setBuffers(isLargeDownload: Bool, uploadLength: Int64) throws(TransferFailure) {
        let download = isLargeDownload || version == .http2 ? Self.largeBuffer : Self.smallBuffer
        if download != downloadBufferSize {
            try set(CURLOPT_BUFFERSIZE, download)
            downloadBufferSize = download
        }
        let upload = uploadLength > Self.smallBuffer ? Self.largeBuffer : Self.smallBuffer
        guard upload != uploadBufferSize else { return }
        try set(CURLOPT_UPLOAD_BUFFERSIZE, upload)
        uploadBufferSize = upload
    }

    static let largeBuffer = 128 << 10
    private static let smallBuffer = 16 << 10

    /// Without `Expect`: a 100-continue costs every large PUT a round trip, and a refused one is rare.
    /// Without `Accept`: nothing goes out that the caller didn't write.
    /// The length is curl's to announce, from the body that there is.
    private func setHeaders(_ headers: HTTPHeaders, host: String?) throws(TransferFailure) {
        headerLines.removeAll()
        if headers["Accept"] == nil { headerLines.append("Accept:") }
        if headers["Expect"] == nil { headerLines.append("Expect:") }
        if let host, headers["Host"] == nil { headerLines.append("Host: \(host)") }
        for (name, value) in headers.fields {
            if HTTPHeaders.sameName(name, "Content-Length") { continue }
            if HTTPHeaders.sameName(name, "Transfer-Encoding") { continue }
            try headerLines.appendHeader(name, value)
        }
        try check(ccurl_set_list(handle, CURLOPT_HTTPHEADER, headerLines.first))
    }

    private func setConnectTo(_ entry: String?) throws(TransferFailure) {
        guard entry != nil || connectLines.first != nil else { return }
        connectLines.removeAll()
        if let entry { connectLines.append(entry) }
        try check(ccurl_set_list(handle, CURLOPT_CONNECT_TO, connectLines.first))
    }
}
