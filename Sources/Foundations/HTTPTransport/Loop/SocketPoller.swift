internal import CCurl
internal import Glibc

/// The sockets that curl wants watched, on one epoll descriptor. Belongs to the loop's thread.
///
/// curl asks for a socket at the start of each request and lets it go at the end. Carried out to the letter that is
/// two system calls a request, so changes are gathered until the thread sleeps, and a connection that curl keeps for
/// reuse stays registered until something happens on it.
struct SocketPoller: ~Copyable {
    struct Interest: OptionSet {
        let rawValue: UInt32
        static let reading = Interest(rawValue: EPOLLIN.rawValue)
        static let writing = Interest(rawValue: EPOLLOUT.rawValue)
    }

    private struct Watch {
        var wanted: Interest = []
        var registered: Interest?
        /// curl tells when it closes its connections, but not when it closes a resolver's pipe.
        var isConnection = false
        var hasChanged = false
    }

    private static let eventCapacity = 256

    private let descriptor: Int32
    private let wakeDescriptor: Int32
    private var watches: [Watch] = []
    private var changed: [Int32] = []
    private let events: UnsafeMutablePointer<epoll_event>

    init(wakeDescriptor: Int32) throws(HTTPTransportError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw .startFailed("epoll_create1", errno) }
        self.wakeDescriptor = wakeDescriptor
        events = .allocate(capacity: Self.eventCapacity)
        control(EPOLL_CTL_ADD, wakeDescriptor, EPOLLIN.rawValue | EPOLLET.rawValue)
    }

    deinit {
        events.deallocate()
        Glibc.close(descriptor)
    }

    mutating func opened(_ socket: Int32) {
        grow(to: socket)
        watches[Int(socket)] = Watch(isConnection: true)
    }

    /// The kernel forgets closed sockets by itself.
    mutating func closed(_ socket: Int32) {
        grow(to: socket)
        watches[Int(socket)] = Watch()
    }

    mutating func watch(_ socket: Int32, for interest: Interest) {
        grow(to: socket)
        watches[Int(socket)].wanted = interest
        guard watches[Int(socket)].isConnection else { return apply(socket) }
        guard !watches[Int(socket)].hasChanged else { return }
        watches[Int(socket)].hasChanged = true
        changed.append(socket)
    }

    /// Sleeps until something happens (-1: without end) and gives each socket with what may be done on it.
    mutating func wait(milliseconds: Int32) -> [(socket: Int32, action: Int32)] {
        applyChanges()
        let count = epoll_wait(descriptor, events, Int32(Self.eventCapacity), milliseconds)
        guard count > 0 else { return [] }
        var ready: [(socket: Int32, action: Int32)] = []
        ready.reserveCapacity(Int(count))
        for index in 0..<Int(count) {
            let event = events[index]
            let socket = event.data.fd
            guard socket != wakeDescriptor else { continue }
            if watches[Int(socket)].wanted.isEmpty {
                apply(socket)
            } else {
                ready.append((socket, Self.action(for: event.events)))
            }
        }
        return ready
    }

    private mutating func applyChanges() {
        for socket in changed {
            watches[Int(socket)].hasChanged = false
            if !watches[Int(socket)].wanted.isEmpty { apply(socket) }
        }
        changed.removeAll(keepingCapacity: true)
    }

    private mutating func apply(_ socket: Int32) {
        let watch = watches[Int(socket)]
        guard watch.registered != watch.wanted else { return }
        if watch.wanted.isEmpty {
            if watch.registered != nil { control(EPOLL_CTL_DEL, socket, 0) }
            watches[Int(socket)].registered = nil
        } else {
            control(watch.registered == nil ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, watch.wanted.rawValue)
            watches[Int(socket)].registered = watch.wanted
        }
    }

    private func control(_ operation: Int32, _ socket: Int32, _ flags: UInt32) {
        var event = epoll_event()
        event.events = flags
        event.data.fd = socket
        epoll_ctl(descriptor, operation, socket, &event)
    }

    private mutating func grow(to socket: Int32) {
        while watches.count <= Int(socket) { watches.append(Watch()) }
    }

    private static func action(for flags: UInt32) -> Int32 {
        var action: Int32 = 0
        if flags & (EPOLLIN.rawValue | EPOLLHUP.rawValue) != 0 { action |= CURL_CSELECT_IN }
        if flags & EPOLLOUT.rawValue != 0 { action |= CURL_CSELECT_OUT }
        if flags & EPOLLERR.rawValue != 0 { action |= CURL_CSELECT_ERR }
        return action
    }
}
