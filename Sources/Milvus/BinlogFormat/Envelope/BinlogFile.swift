/// A whole log in memory, its events told apart. Encrypted logs are refused: ``BinlogWalker`` reads their head.
package struct BinlogFile: Sendable {
    package let head: BinlogHead
    /// At least one.
    package let events: [BinlogEvent]

    /// `file` names it in errors.
    package init(_ bytes: [UInt8], file: String? = nil) throws(BinlogFormatError) {
        var walker = BinlogWalker(size: bytes.count, file: file)
        guard case .head(let head) = try walker.next(in: bytes[...], at: 0) else {
            throw BinlogFormatError(.truncated, at: 0, expected: "the head of a binlog", file: file)
        }
        guard !head.extras.isEncrypted else {
            throw BinlogFormatError(
                .unsupported, at: head.length, expected: "a log that isn't encrypted with a customer's key", file: file)
        }
        var events: [BinlogEvent] = []
        while case .event(let event) = try walker.next(in: bytes[...], at: 0) { events.append(event) }
        guard events.last?.payload.upperBound == bytes.count else {
            throw BinlogFormatError(.truncated, at: head.length, expected: "events to the end of the file", file: file)
        }
        self.head = head
        self.events = events
    }
}
