/// Cuts bytes that come in pieces into lines.
struct LineSplitter {
    /// Longer lines are damage, not data: the largest real ones hold an etcd value of some megabytes.
    static let longestLine = 32 << 20

    private var buffer: [UInt8] = []
    private var start = 0
    /// Up to here there is no line end.
    private var searched = 0

    mutating func append(_ bytes: [UInt8]) {
        if start > 0 {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        buffer += bytes
    }

    /// The next whole line without its end, nil when more bytes are needed.
    mutating func nextLine() -> ArraySlice<UInt8>? {
        guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
            searched = buffer.count
            return nil
        }
        defer {
            start = end + 1
            searched = start
        }
        return buffer[start..<end]
    }

    /// Bytes after the last line end.
    var unfinishedLength: Int { buffer.count - start }
}
