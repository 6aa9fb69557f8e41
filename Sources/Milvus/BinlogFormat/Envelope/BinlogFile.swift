/// A whole log in memory, its events told apart.
package struct BinlogFile: Sendable {
    package let head: BinlogHead
    package let events: [BinlogEvent]

    package init(_ bytes: [UInt8], file: String? = nil) throws(BinlogFormatError) {
        var walker = BinlogWalker(size: bytes.count, file: file)
        var head: BinlogHead?
        var events: [BinlogEvent] = []
        walk: while true {
            switch try walker.next(in: bytes[...], at: 0) {
            case .head(let found): head = found
            case .event(let event): events.append(event)
            case .needs, .end: break walk
            }
        }
        guard let head else { throw BinlogFormatError(.truncated, at: 0, expected: "the head of a binlog", file: file) }
        self.head = head
        self.events = events
    }
}
