/// The tokens of a ``PlainListing``. Each step says whether it met what it knows; after a no the document isn't plain.
struct ListingScanner {
    /// A text between two tags.
    struct Text {
        let range: Range<Int>
        /// Whether `&` occurs in it.
        let hasReferences: Bool
    }

    /// What a text may have, as for every other reader of answers.
    private static let textLimit = 1 << 20
    private static let depthLimit = 16

    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Steps over exactly this.
    @inline(__always)
    mutating func skip(_ literal: StaticString) -> Bool {
        guard has(literal, at: position) else { return false }
        position += literal.utf8CodeUnitCount
        return true
    }

    /// Always true at a tag; false at any other text.
    mutating func skipBlanks() -> Bool {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"): return true
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"): position += 1
            default: return false
            }
        }
        return false
    }

    mutating func isAtEndAfterBlanks() -> Bool {
        !skipBlanks() && position == bytes.count
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`, the same without an encoding, or nothing; and blanks.
    mutating func skipDeclaration() -> Bool {
        if skip("<?xml version=\"1.0\"") {
            _ = skip(" encoding=\"UTF-8\"")
            return skip("?>") && skipBlanks()
        }
        return true
    }

    /// ` xmlns="http://…"` or nothing.
    mutating func skipNamespace() -> Bool {
        guard skip(" xmlns=\"http://") else { return position < bytes.count && bytes[position] != UInt8(ascii: " ") }
        while position < bytes.count, Self.isName(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
            position += 1
        }
        return skip("\"")
    }

    /// Takes the text up to this tag; where an element occurs twice, the last one counts.
    @inline(__always)
    mutating func text(into text: inout Text?, _ end: StaticString) -> Bool {
        let found = takeText()
        text = found
        return found != nil && skip(end)
    }

    /// Passes over an element with all that is in it, unless it is one of those that mean something: written like this
    /// they aren't plain.
    mutating func skipElement(except known: [StaticString]) -> Bool {
        let start = position
        guard skip("<"), let name = takeName(), !known.contains(where: { equal(name, $0) }) else { return false }
        position = start
        return skipElement(depth: 1)
    }

    private mutating func skipElement(depth: Int) -> Bool {
        guard depth < Self.depthLimit, skip("<"), let name = takeName() else { return false }
        if skip("/>") { return true }
        guard skip(">") else { return false }
        while true {
            guard takeText() != nil else { return false }
            if skip("</") { return takeName().map { equal($0, name) } == true && skip(">") }
            guard skipElement(depth: depth + 1) else { return false }
        }
    }

    /// The text that begins here; nil when it isn't plain or never ends. Without `]`, since `]]>` is forbidden, and
    /// without carriage returns, which a parser turns into line feeds.
    private mutating func takeText() -> Text? {
        let start = position
        var hasReferences = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "<"):
                guard position - start <= Self.textLimit else { return nil }
                return Text(range: start..<position, hasReferences: hasReferences)
            case UInt8(ascii: "&"):
                guard let (_, length) = reference(at: position) else { return nil }
                hasReferences = true
                position += length - 1
            case UInt8(ascii: "]"): return nil
            case 0x20...0x7E, UInt8(ascii: "\n"), UInt8(ascii: "\t"): break
            default: return nil
            }
            position += 1
        }
        return nil
    }

    /// A name without a prefix.
    private mutating func takeName() -> Range<Int>? {
        let start = position
        guard position < bytes.count, Self.isLetter(bytes[position]) else { return nil }
        while position < bytes.count, Self.isName(bytes[position]) { position += 1 }
        return start..<position
    }

    private func equal(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        bytes[first].elementsEqual(bytes[second])
    }

    private func equal(_ range: Range<Int>, _ literal: StaticString) -> Bool {
        range.count == literal.utf8CodeUnitCount && has(literal, at: range.lowerBound)
    }

    @inline(__always)
    func has(_ literal: StaticString, at position: Int) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard bytes.count - position >= count else { return false }
        let start = literal.utf8Start
        for index in 0..<count where start[index] != bytes[position + index] { return false }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: isLetter(byte)
        }
    }
}
