/// Reads the XML that stores send day in, day out, without libxml2's machinery: elements, ASCII text, the predefined
/// references and those to printable characters, `xmlns`.
///
/// It never judges. Whatever it doesn't take for certain (anything else, and all that is malformed or beyond the
/// limits) is libxml2's to read or to refuse; what it does take, libxml2 would read the same way.
struct PlainDocument {
    typealias Line = (event: XMLEvent, line: Int)

    /// Bytes up to which all events of a document may be in memory at once.
    static let sizeLimit = 4 << 20

    private let limits: XMLLimits
    private var scanner: PlainScanner
    private var events: [Line] = []
    /// The names of the open elements.
    private var open: [String] = []

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: XMLLimits) {
        self.limits = limits
        scanner = PlainScanner(bytes)
        events.reserveCapacity(8 + bytes.count / 16)
    }

    /// All events of the document; nil when it isn't plain.
    static func events(of bytes: [UInt8], limits: XMLLimits) -> [Line]? {
        guard bytes.count <= min(sizeLimit, limits.documentBytes) else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var document = PlainDocument(bytes, limits)
            return document.readAll() ? document.events : nil
        }
    }

    /// The root element's name; nil when the beginning isn't plain. What follows isn't looked at.
    static func rootName(of bytes: [UInt8]) -> String? {
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = PlainScanner(bytes)
            guard scanner.skipDeclaration(), scanner.skip("<") else { return nil }
            return scanner.name()
        }
    }

    private mutating func readAll() -> Bool {
        guard scanner.skipDeclaration(), readStart() else { return false }
        while !open.isEmpty {
            guard readText(), scanner.peek == UInt8(ascii: "<") else { return false }
            guard scanner.isAtEndTag ? readEnd() : readStart() else { return false }
        }
        scanner.skipBlanks()
        return scanner.isAtEnd
    }

    private mutating func readStart() -> Bool {
        guard scanner.skip("<"), let name = scanner.name(), open.count < limits.depth else { return false }
        guard scanner.skipNamespace() else { return false }
        events.append((.start(name), scanner.line))
        if scanner.skip("/>") {
            events.append((.end(name), scanner.line))
        } else {
            guard scanner.skip(">") else { return false }
            open.append(name)
        }
        return true
    }

    private mutating func readEnd() -> Bool {
        guard scanner.skip("</"), let name = scanner.name(), name == open.popLast(), scanner.skip(">") else {
            return false
        }
        events.append((.end(name), scanner.line))
        return true
    }

    private mutating func readText() -> Bool {
        guard let text = scanner.text(upTo: limits.textBytes) else { return false }
        if !text.isEmpty { events.append((.text(text), scanner.line)) }
        return true
    }
}
