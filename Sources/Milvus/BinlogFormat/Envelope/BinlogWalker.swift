/// Walks through a log's head and events, out of whatever piece of the file its caller holds.
///
/// Payloads are stepped over, not read: the walk over a file of any size needs a few hundred bytes of it.
package struct BinlogWalker: Sendable {
    package enum Step: Sendable, Hashable {
        /// A piece of the file must hold these bytes before it can go on.
        case needs(Range<Int>)
        case head(BinlogHead)
        case event(BinlogEvent)
        /// All of the file's bytes belong to its head and events. Also right after the head of an encrypted log, whose
        /// events can't be told apart.
        case end
    }

    /// Holds the head of every log seen so far.
    private static let usualHead = 512

    private let size: Int
    private let file: String?
    private var head: BinlogHead?
    private var position = 0
    private var events = 0

    /// A file of `size` bytes; `file` names it in errors.
    package init(size: Int, file: String? = nil) {
        self.size = size
        self.file = file
    }

    /// Goes one step on in `bytes`, which begin at `offset` of the file.
    package mutating func next(in bytes: ArraySlice<UInt8>, at offset: Int) throws(BinlogFormatError) -> Step {
        do throws(BinlogFormatError) {
            guard let head else { return try readHead(bytes, offset) }
            if head.extras.isEncrypted || (position == size && events > 0) { return .end }
            return try readEvent(bytes, offset, head)
        } catch {
            throw error.of(file)
        }
    }

    private mutating func readHead(_ bytes: ArraySlice<UInt8>, _ offset: Int) throws(BinlogFormatError) -> Step {
        let guess = 0..<min(size, max(Self.usualHead, BinlogHead.fixedLength))
        guard size >= BinlogHead.fixedLength else {
            throw BinlogFormatError(
                .truncated, at: 0, expected: "a binlog of at least \(BinlogHead.fixedLength) bytes, not \(size)")
        }
        guard let start = Self.piece(0..<BinlogHead.fixedLength, of: bytes, at: offset) else { return .needs(guess) }
        let length = try BinlogHead.length(fromPrefix: start)
        guard length <= size else {
            throw BinlogFormatError(.truncated, at: 0, expected: "a head of \(length) bytes in a file of \(size)")
        }
        guard let piece = Self.piece(0..<length, of: bytes, at: offset) else { return .needs(0..<length) }
        let head = try BinlogHead(piece)
        self.head = head
        position = length
        return .head(head)
    }

    private mutating func readEvent(
        _ bytes: ArraySlice<UInt8>, _ offset: Int, _ head: BinlogHead
    ) throws(BinlogFormatError) -> Step {
        let header = position..<position + BinlogEvent.headerLength
        guard header.upperBound <= size else {
            throw BinlogFormatError(
                .truncated, at: position, expected: "an event, with \(size - position) bytes left in the file")
        }
        guard let piece = Self.piece(header, of: bytes, at: offset) else { return .needs(header) }
        let event = try BinlogEvent(piece, at: position, size: size)
        guard head.hasSoundPositions || event.kind == .indexFile else {
            throw BinlogFormatError(
                at: 13, expected: "the descriptor's own length, and the first event at \(head.length)")
        }
        position = event.payload.upperBound
        events += 1
        return .event(event)
    }

    private static func piece(_ range: Range<Int>, of bytes: ArraySlice<UInt8>, at offset: Int) -> ArraySlice<UInt8>? {
        guard offset <= range.lowerBound, range.upperBound <= offset + bytes.count else { return nil }
        let start = bytes.startIndex + range.lowerBound - offset
        return bytes[start..<start + range.count]
    }
}
