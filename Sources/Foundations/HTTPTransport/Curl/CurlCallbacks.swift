internal import CCurl
internal import Glibc

/// What curl calls: each finds the transfer, feeds its machine, and says what the machine says. All of it on the
/// loop's thread.
enum CurlCallbacks {
    typealias Buffer = UnsafeMutablePointer<CChar>

    static let header: curl_write_callback = { bytes, size, count, user in
        guard let (easy, transfer) = easy(user), let bytes else { return 0 }
        switch transfer.receiveLine(view(bytes, size * count), at: easy.context.now) {
        case .readOn: break
        case .head(let decision):
            easy.context.touch(transfer)
            if decision == .resumeSending { easy.context.resumed.append(transfer) }
        case .giveUp: return 0
        }
        return size * count
    }

    static let write: curl_write_callback = { bytes, size, count, user in
        guard let (easy, transfer) = easy(user), let bytes else { return 0 }
        switch transfer.receive(view(bytes, size * count), at: easy.context.now) {
        case .keep(let pauses):
            easy.context.received(size * count, of: transfer)
            if pauses { easy.applyPauses() }
            return size * count
        case .abort:
            // Any number but the one that came.
            return size * count == 0 ? 1 : 0
        }
    }

    static let read: curl_read_callback = { buffer, size, count, user in
        guard let (easy, transfer) = easy(user), let buffer else { return Int(CURL_READFUNC_ABORT) }
        let target = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
        switch transfer.send(into: target, at: easy.context.now) {
        case .send(let count): return count
        case .pause: return Int(CURL_READFUNC_PAUSE)
        case .abort: return Int(CURL_READFUNC_ABORT)
        }
    }

    /// The connection is there, and the request goes out on it next.
    static let requestStart: curl_prereq_callback = { user, _, _, _, _ in
        guard let (easy, transfer) = easy(user) else { return CURL_PREREQFUNC_ABORT }
        easy.settleRole()
        return transfer.startRequest(at: easy.context.now) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }

    static let openSocket: curl_opensocket_callback = { user, _, address in
        guard let (easy, _) = easy(user), let address, easy.wantsSocket() else { return CURL_SOCKET_BAD }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        let socket = socket(address.pointee.family, kind, address.pointee.protocol)
        if socket >= 0 { easy.context.poller.opened(socket) }
        return socket
    }

    static let closeSocket: curl_closesocket_callback = { user, socket in
        context(user)?.poller.closed(socket)
        return close(socket)
    }

    static let watchSocket: curl_socket_callback = { _, socket, what, user, _ in
        var interest: SocketPoller.Interest = []
        if what == CURL_POLL_IN || what == CURL_POLL_INOUT { interest.insert(.reading) }
        if what == CURL_POLL_OUT || what == CURL_POLL_INOUT { interest.insert(.writing) }
        context(user)?.poller.watch(socket, for: interest)
        return 0
    }

    static let setTimer: curl_multi_timer_callback = { _, milliseconds, user in
        guard let context = context(user) else { return -1 }
        context.curlTimer = milliseconds < 0 ? nil : context.now + Int64(milliseconds)
        return 0
    }

    private static func easy(_ user: UnsafeMutableRawPointer?) -> (CurlEasy, Transfer)? {
        guard let user else { return nil }
        let easy = Unmanaged<CurlEasy>.fromOpaque(user).takeUnretainedValue()
        return easy.transfer.map { (easy, $0) }
    }

    private static func context(_ user: UnsafeMutableRawPointer?) -> LoopContext? {
        user.map { Unmanaged<LoopContext>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func view(_ bytes: Buffer, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
