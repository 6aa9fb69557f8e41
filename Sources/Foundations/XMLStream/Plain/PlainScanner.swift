/// The tokens of a ``PlainDocument``. Each step says whether it met what it knows; after a no the document isn't plain.
struct PlainScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private(set) var line = 1

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    var isAtEndTag: Bool { starts(with: "</") }

    /// Steps over exactly this.
    mutating func skip(_ literal: StaticString) -> Bool {
        guard starts(with: literal) else { return false }
        position += literal.utf8CodeUnitCount
        return true
    }

    mutating func skipBlanks() {
        while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") {
            if byte == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`, the same without an encoding, or nothing; and blanks.
    mutating func skipDeclaration() -> Bool {
        if skip("<?xml version=\"1.0\"") {
            _ = skip(" encoding=\"UTF-8\"")
            guard skip("?>") else { return false }
        }
        skipBlanks()
        return true
    }

    /// ` xmlns="http://…"` or nothing.
    mutating func skipNamespace() -> Bool {
        guard peek == UInt8(ascii: " ") else { return true }
        guard skip(" xmlns=\"http://") else { return false }
        while let byte = peek, Self.isAddress(byte) { position += 1 }
        return skip("\"")
    }

    /// A name without a prefix.
    mutating func name() -> String? {
        let start = position
        guard let first = peek, Self.isLetter(first) else { return nil }
        while let byte = peek, Self.isLetter(byte) || Self.isDigitOrMark(byte) { position += 1 }
        return string(from: start)
    }

    /// All text up to the next tag, which may be none.
    mutating func text(upTo limit: Int) -> String? {
        let start = position
        while let byte = peek, Self.isText(byte) {
            if byte == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
        guard position - start <= limit else { return nil }
        return peek == UInt8(ascii: "&") ? textWithReferences(from: start, limit) : string(from: start)
    }

    private mutating func textWithReferences(from start: Int, _ limit: Int) -> String? {
        var text = Array(bytes[start..<position])
        while let byte = peek, byte != UInt8(ascii: "<") {
            if byte == UInt8(ascii: "&") {
                guard let character = reference() else { return nil }
                text.append(character)
            } else {
                guard Self.isText(byte) else { return nil }
                if byte == UInt8(ascii: "\n") { line += 1 }
                text.append(byte)
                position += 1
            }
            guard text.count <= limit else { return nil }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `&amp;`, or `&#34;` as Go writes a quotation mark.
    private mutating func reference() -> UInt8? {
        for (spelling, character) in Self.references where skip(spelling) { return character }
        return nil
    }

    private static let references: [(StaticString, UInt8)] = [
        ("&quot;", UInt8(ascii: "\"")), ("&#34;", UInt8(ascii: "\"")), ("&amp;", UInt8(ascii: "&")),
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&apos;", UInt8(ascii: "'")),
        ("&#38;", UInt8(ascii: "&")), ("&#39;", UInt8(ascii: "'")), ("&#60;", UInt8(ascii: "<")),
        ("&#62;", UInt8(ascii: ">")),
    ]

    private func starts(with literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard bytes.count - position >= count else { return false }
        for index in 0..<count where literal.utf8Start[index] != bytes[position + index] { return false }
        return true
    }

    private func string(from start: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    private static func isDigitOrMark(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isAddress(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigitOrMark(byte) || byte == UInt8(ascii: "/")
    }

    /// Without `]`, since `]]>` is forbidden, and without carriage returns, which a parser turns into line feeds.
    private static func isText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "]"): false
        case 0x20...0x7E, UInt8(ascii: "\n"), UInt8(ascii: "\t"): true
        default: false
        }
    }
}
