internal import CXML2

/// The C functions between libxml2 and an ``XMLEventSink``; the first argument of each is the ``XMLParserContext``.
enum XMLCallbacks {
    /// Only what is named here is ever built or looked up: no tree, no entities, no external files.
    static func handler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.internalSubset = { data, _, _, _ in
            parser(data)?.stop(.documentType, "the document declares a DOCTYPE, which is never read")
        }
        handler.startElementNs = { data, name, _, _, _, _, _, _, _ in
            parser(data)?.startElement(text(name))
        }
        handler.endElementNs = { data, name, _, _ in
            parser(data)?.endElement(text(name))
        }
        handler.characters = { data, bytes, count in
            parser(data)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        handler.cdataBlock = handler.characters
        handler.serror = { data, error in
            guard let error, error.pointee.level == XML_ERR_FATAL else { return }
            let message = error.pointee.message.map { String(cString: $0) } ?? "it is not well-formed"
            parser(data)?.refuse(message, line: Int(error.pointee.line))
        }
        return handler
    }
}

// Free functions: what becomes a C function may not even capture the type it stands in.

private func parser(_ data: UnsafeMutableRawPointer?) -> XMLParserContext? {
    data.map { Unmanaged<XMLParserContext>.fromOpaque($0).takeUnretainedValue() }
}

private func text(_ name: UnsafePointer<xmlChar>?) -> String {
    name.map { String(cString: $0) } ?? ""
}
