/// Walks through a document that is in memory, one event at a time.
///
/// A plain document (``PlainDocument``) is read at once; of any other, libxml2 parses a slice ahead.
///
/// ```swift
/// var reader = XMLReader(bytes)
/// try reader.enterRoot("ListBucketResult")
/// while let name = try reader.nextChild() {
///     switch name {
///     case "IsTruncated": isTruncated = try reader.readText() == "true"
///     default: try reader.skip()
///     }
/// }
/// ```
package struct XMLReader: ~Copyable {
    private static let sliceBytes = 16 << 10

    /// Nil when the document is plain: all of it is in `ahead` then.
    private var parser: XMLPushParser?
    private let bytes: [UInt8]
    private var position = 0
    private var isFinished = false
    private var ahead: [(event: XMLEvent, line: Int)] = []
    private var nextAhead = 0
    /// The line of the event that was given last.
    package private(set) var line = 0

    package init(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) {
        self.bytes = bytes
        if let events = PlainDocument.events(of: bytes, limits: limits) {
            ahead = events
            isFinished = true
        } else {
            parser = XMLPushParser(limits: limits)
        }
    }

    /// The next event, nil at the end of the document.
    package mutating func next() throws(XMLError) -> XMLEvent? {
        while nextAhead == ahead.count {
            guard try parseSlice() else { return nil }
        }
        defer { nextAhead += 1 }
        line = ahead[nextAhead].line
        return ahead[nextAhead].event
    }

    private mutating func parseSlice() throws(XMLError) -> Bool {
        guard !isFinished else { return false }
        let end = min(position + Self.sliceBytes, bytes.count)
        isFinished = end == bytes.count
        ahead = try parser?.parse(Array(bytes[position..<end]), isLast: isFinished) ?? []
        nextAhead = 0
        position = end
        return true
    }
}
