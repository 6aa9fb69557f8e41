internal import CCurl

/// The multi handle: all transfers and connections of one client. Belongs to the loop's thread.
struct CurlMulti: ~Copyable {
    private let handle: UnsafeMutableRawPointer
    /// Closing connections calls back into it to the very end.
    private let context: LoopContext

    init(_ configuration: HTTPClientConfiguration, _ context: LoopContext) throws(TransferFailure) {
        guard CurlLibrary.isReady, let handle = curl_multi_init() else {
            throw TransferFailure(.closed, "libcurl can't be set up")
        }
        self.handle = handle
        self.context = context
        let user = Unmanaged.passUnretained(context).toOpaque()
        ccurl_multi_set_pointer(handle, CURLMOPT_SOCKETDATA, user)
        ccurl_multi_set_pointer(handle, CURLMOPT_TIMERDATA, user)
        ccurl_multi_on_socket(handle, CurlCallbacks.watchSocket)
        ccurl_multi_on_timer(handle, CurlCallbacks.setTimer)
        // Requests beyond the limit wait inside curl for a free connection.
        ccurl_multi_set_long(handle, CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.maxConnections)
        ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, configuration.maxConnections)
        if !configuration.sharesConnections { ccurl_multi_set_long(handle, CURLMOPT_PIPELINING, 0) }
    }

    deinit {
        curl_multi_cleanup(handle)
    }

    func add(_ easy: CurlEasy) throws(TransferFailure) {
        let code = curl_multi_add_handle(handle, easy.handle)
        guard code == CURLM_OK else {
            throw TransferFailure(.closed, "curl_multi_add_handle: \(String(cString: curl_multi_strerror(code)))")
        }
    }

    /// No callback comes for the handle after this.
    func remove(_ easy: CurlEasy) {
        curl_multi_remove_handle(handle, easy.handle)
    }

    func socketIsReady(_ socket: Int32, _ action: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(handle, socket, action, &running)
    }

    func timerIsDue() {
        socketIsReady(CURL_SOCKET_TIMEOUT, 0)
    }

    /// The next transfer that curl is done with, still to be removed.
    func nextFinished() -> (easy: CurlEasy, result: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(handle, &left) {
            var user: UnsafeMutableRawPointer?
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            ccurl_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &user)
            guard let user else { continue }
            return (Unmanaged<CurlEasy>.fromOpaque(user).takeUnretainedValue(), ccurl_message_result(message))
        }
        return nil
    }
}
