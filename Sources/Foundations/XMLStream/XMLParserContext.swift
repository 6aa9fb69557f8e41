internal import CXML2

/// One push parser of libxml2 with its sink. Errors are taken per parser, so the library never prints.
///
/// A class because C keeps its address; its one owner is an ``XMLPushParser``, which can't be copied.
final class XMLParserContext {
    private var context: xmlParserCtxtPtr?
    private let sink: XMLEventSink
    private let limits: XMLLimits
    private var bytesSeen = 0

    /// libxml2 asks for one initialisation before threads use it.
    private static let library: Void = xmlInitParser()

    init(limits: XMLLimits) {
        _ = Self.library
        self.limits = limits
        sink = XMLEventSink(limits: limits)
        var handler = XMLCallbacks.handler()
        context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        precondition(context != nil, "libxml2 could not start a parser: it is out of memory")
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    }

    deinit {
        // A document that would have been built is freed with its parser; with these callbacks there is none.
        xmlFreeParserCtxt(context)
    }

    func parse(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(XMLError) -> [(event: XMLEvent, line: Int)] {
        if let failure = sink.failure { throw failure }
        bytesSeen += bytes.count
        guard bytesSeen <= limits.documentBytes else {
            throw XMLError(.limit, line: line, "the document is longer than \(limits.documentBytes) bytes")
        }
        // What goes wrong in converting an encoding knows no parser, and would be printed: this is of the thread, not ours.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        bytes.withMemoryRebound(to: CChar.self) { characters in
            _ = xmlParseChunk(context, characters.baseAddress, Int32(characters.count), isLast ? 1 : 0)
        }
        if let failure = sink.failure { throw failure }
        guard context?.pointee.wellFormed == 1 else {
            throw XMLError(.malformed, line: line, "it is not well-formed")
        }
        return sink.takeEvents()
    }

    func startElement(_ name: String) {
        sink.start(name, line: line)
        stopAfterFailure()
    }

    func endElement(_ name: String) {
        sink.end(name, line: line)
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        sink.characters(bytes, line: line)
        stopAfterFailure()
    }

    func refuse(_ message: String, line: Int) {
        let text = message.last == "\n" ? String(message.dropLast()) : message
        sink.fail(.malformed, line: line, text)
    }

    func stop(_ reason: XMLError.Reason, _ message: String) {
        sink.fail(reason, line: line, message)
        stopAfterFailure()
    }

    private func stopAfterFailure() {
        if sink.failure != nil { xmlStopParser(context) }
    }

    private var line: Int {
        Int(context?.pointee.input?.pointee.line ?? 0)
    }
}
