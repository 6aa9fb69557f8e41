internal import CCurl
internal import Glibc

// What is the same for all requests of a client.

extension CurlEasy {
    func check(_ code: CURLcode) throws(TransferFailure) {
        guard code == CURLE_OK else { throw .curl(code, detail: String(cString: errorBuffer)) }
    }

    func set(_ option: CURLoption, _ value: Int) throws(TransferFailure) {
        try check(ccurl_set_long(handle, option, value))
    }

    func set(_ option: CURLoption, _ value: String?) throws(TransferFailure) {
        try check(ccurl_set_string(handle, option, value))
    }

    func applyConstants(_ configuration: HTTPClientConfiguration) throws(TransferFailure) {
        try check(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorBuffer))
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_PATH_AS_IS, 1)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        try set(CURLOPT_USERAGENT, configuration.userAgent)
        if let proxy = configuration.proxy ?? Self.noProxy { try set(CURLOPT_PROXY, proxy) }
        // Wait whether the connection being opened takes this request too, instead of opening another.
        // And no proxy that would turn it into HTTP/1.1: a tunnel.
        if configuration.version == .http2 {
            try set(CURLOPT_PIPEWAIT, 1)
            try set(CURLOPT_HTTPPROXYTUNNEL, 1)
        }
    }

    /// The directory of the system's roots stays in use beside a CA file. Without one it is left out: the system's
    /// bundle says the same, and curl keeps parsed roots from one connection to the next only without a directory.
    func applyTLS(_ tls: TLSConfiguration) throws(TransferFailure) {
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        try set(CURLOPT_SSL_VERIFYPEER, tls.verifiesPeer ? 1 : 0)
        try set(CURLOPT_SSL_VERIFYHOST, tls.verifiesPeer ? 2 : 0)
        if let caFile = tls.caFile {
            try set(CURLOPT_CAINFO, caFile)
        } else {
            try set(CURLOPT_CAPATH, nil)
        }
        try set(CURLOPT_SSLCERT, tls.clientCertificateFile)
        try set(CURLOPT_SSLKEY, tls.clientKeyFile)
    }

    /// Each callback gets this object as its user data: it outlives every transfer on its handle.
    func installCallbacks() throws(TransferFailure) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        for option in [
            CURLOPT_PRIVATE, CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_READDATA,
            CURLOPT_PREREQDATA, CURLOPT_OPENSOCKETDATA,
        ] {
            try check(ccurl_set_pointer(handle, option, me))
        }
        try check(ccurl_on_header(handle, CurlCallbacks.header))
        try check(ccurl_on_write(handle, CurlCallbacks.write))
        try check(ccurl_on_read(handle, CurlCallbacks.read))
        try check(ccurl_on_request_start(handle, CurlCallbacks.requestStart))
        // Connections outlive handles: theirs is the loop's context.
        let loop = Unmanaged.passUnretained(context).toOpaque()
        try check(ccurl_set_pointer(handle, CURLOPT_CLOSESOCKETDATA, loop))
        try check(ccurl_on_open_socket(handle, CurlCallbacks.openSocket))
        try check(ccurl_on_close_socket(handle, CurlCallbacks.closeSocket))
    }

    /// curl looks for its variables at each request. Where there are none, it needn't.
    private static var noProxy: String? {
        let names = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        return names.contains { getenv($0) != nil } ? nil : ""
    }
}
