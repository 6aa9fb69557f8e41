/// Writes the request bodies of S3: elements and text, UTF-8, no white space between.
///
/// ```swift
/// var writer = XMLWriter()
/// writer.element("Delete") { delete in
///     delete.element("Quiet", "true")
/// }
/// ```
package struct XMLWriter: Sendable {
    package private(set) var bytes: [UInt8]

    package init() {
        bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
    }

    /// `namespace` is the value of `xmlns`; elements inside inherit it. What `content` throws is passed on.
    package mutating func element<Failure: Error>(
        _ name: String, namespace: String? = nil, _ content: (inout XMLWriter) throws(Failure) -> Void
    ) throws(Failure) {
        write("<\(name)")
        if let namespace {
            write(" xmlns=\"")
            escape(namespace)
            write("\"")
        }
        write(">")
        try content(&self)
        write("</\(name)>")
    }

    package mutating func element(_ name: String, _ text: String) {
        element(name) { $0.escape(text) }
    }

    private mutating func write(_ markup: String) {
        bytes += markup.utf8
    }

    /// Line ends and tabs are written as references too: a parser would turn `\r` into `\n`.
    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): write("&amp;")
            case UInt8(ascii: "<"): write("&lt;")
            case UInt8(ascii: ">"): write("&gt;")
            case UInt8(ascii: "\""): write("&quot;")
            case 0x00..<0x20, 0x7F: write("&#\(byte);")
            default: bytes.append(byte)
            }
        }
    }
}
