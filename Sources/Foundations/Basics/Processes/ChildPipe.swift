internal import Glibc

/// One stream of a child: our end is read without waiting, what came is kept.
struct ChildPipe {
    private(set) var reading: Int32
    private(set) var writing: Int32
    private(set) var bytes: [UInt8] = []

    init() throws(ChildProcessError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .notStarted(String(cString: strerror(errno))) }
        (reading, writing) = (ends[0], ends[1])
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    /// Whether more may come.
    var isOpen: Bool { reading >= 0 }

    /// Takes what is there, at most a few buffers; closes our end where the stream has ended.
    mutating func drain() {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        for _ in 0..<Self.buffersAtOnce where isOpen {
            let count = read(reading, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer.prefix(count)
            } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
                close()
            } else {
                return
            }
        }
    }

    mutating func closeWriting() {
        Self.close(&writing)
    }

    mutating func close() {
        closeWriting()
        Self.close(&reading)
    }

    private static let buffersAtOnce = 4

    private static func close(_ descriptor: inout Int32) {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        descriptor = -1
    }
}
