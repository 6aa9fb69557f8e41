/// Reads a document as it arrives: bytes in, events out, nothing kept but the open text.
///
/// Network, entities and DOCTYPE are off: a document with a DOCTYPE is refused. After an error it is of no use.
package struct XMLPushParser: ~Copyable {
    private let context: XMLParserContext

    package init(limits: XMLLimits = XMLLimits()) {
        context = XMLParserContext(limits: limits)
    }

    package mutating func feed(_ bytes: some Collection<UInt8>) throws(XMLError) -> [XMLEvent] {
        try parse(Array(bytes), isLast: false).map(\.event)
    }

    /// Ends the document; throws when it isn't complete.
    package mutating func finish() throws(XMLError) -> [XMLEvent] {
        try parse([], isLast: true).map(\.event)
    }

    mutating func parse(_ bytes: [UInt8], isLast: Bool) throws(XMLError) -> [(event: XMLEvent, line: Int)] {
        let result: Result<[(event: XMLEvent, line: Int)], XMLError> = bytes.withUnsafeBufferPointer { buffer in
            do throws(XMLError) {
                return .success(try context.parse(buffer, isLast: isLast))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
