internal import CCurl

/// libcurl as a whole.
enum CurlLibrary {
    /// Set up once for the process, at first use.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    /// Whether a connection made with HTTP/2 prior knowledge can be reused as it should: see ``ConnectionRole``.
    static let reusesPriorKnowledge = ccurl_version() >= 0x08_00_00
}
