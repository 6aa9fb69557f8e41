/// How many rows to ask for at once: as many as keep an answer within a size and a time.
package struct PageSizing: Sendable, Hashable {
    /// What no server's limit of an answer or an insert comes near to.
    package static let bytesPerPage = 8 << 20
    package static let timePerPage: Duration = .seconds(2)
    /// Milvus answers a query with a limit with no more.
    package static let mostRows = 16_384

    package private(set) var rows: Int
    private let bytes: Int
    private let time: Duration

    package init(rows: Int = 500, bytes: Int = bytesPerPage, time: Duration = timePerPage) {
        self.rows = rows
        self.bytes = bytes
        self.time = time
    }

    /// A page came: the next ones may be twice as large, and as small as the rows demand.
    package mutating func came(rows found: Int, bytes size: Int, in elapsed: Duration) {
        guard found > 0 else { return }
        let bySize = Int64(bytes) * Int64(found) / Int64(max(1, size))
        let byTime = Int64(Double(found) * (time / max(elapsed, .milliseconds(1))))
        rows = min(Int(clamping: min(bySize, byTime)), 2 * max(rows, found)).clamped
    }

    /// A page was too large for the server, or took too long.
    package mutating func failed() {
        rows = (rows / 2).clamped
    }
}

extension Int {
    fileprivate var clamped: Int { Swift.max(1, Swift.min(self, PageSizing.mostRows)) }
}
