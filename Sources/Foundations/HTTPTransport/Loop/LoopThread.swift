internal import Glibc

/// A thread of our own for blocking work that lasts as long as the program likes.
enum LoopThread {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// Starts a detached thread. All signals are blocked on it: they belong to the program's own threads, and a
    /// SIGPIPE from a TLS write must not end the process.
    static func start(_ run: @escaping @Sendable () -> Void) throws(HTTPTransportError) {
        var all = sigset_t()
        var previous = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        let work = Unmanaged.passRetained(Work(run))
        var thread = pthread_t()
        let status = pthread_create(&thread, nil, runWork, work.toOpaque())
        guard status == 0 else {
            work.release()
            throw .startFailed("pthread_create", status)
        }
        pthread_detach(thread)
    }

    private static let runWork: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
    }
}
