internal import CCurl

/// libcurl as a whole.
enum CurlLibrary {
    /// Set up once for the process, at first use.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
