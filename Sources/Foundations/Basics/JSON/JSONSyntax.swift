/// Whether bytes are a JSON value, without making anything of it: for millions of values that only have to be sound.
package enum JSONSyntax {
    private static let depthLimit = 128

    package static func isValue(_ bytes: ArraySlice<UInt8>) -> Bool {
        let span = bytes.span
        guard UTF8Text.isValid(span) else { return false }
        var position = 0
        guard value(span, &position, depthLimit) else { return false }
        skipSpace(span, &position)
        return position == span.count
    }

    private static func value(_ bytes: Span<UInt8>, _ position: inout Int, _ depthLeft: Int) -> Bool {
        skipSpace(bytes, &position)
        guard position < bytes.count, depthLeft > 0 else { return false }
        switch bytes[position] {
        case UInt8(ascii: "{"): return list(bytes, &position, depthLeft, UInt8(ascii: "}"), hasNames: true)
        case UInt8(ascii: "["): return list(bytes, &position, depthLeft, UInt8(ascii: "]"), hasNames: false)
        case UInt8(ascii: "\""): return string(bytes, &position)
        case UInt8(ascii: "t"): return word(bytes, &position, "true")
        case UInt8(ascii: "f"): return word(bytes, &position, "false")
        case UInt8(ascii: "n"): return word(bytes, &position, "null")
        default: return number(bytes, &position)
        }
    }

    private static func list(
        _ bytes: Span<UInt8>, _ position: inout Int, _ depthLeft: Int, _ end: UInt8, hasNames: Bool
    ) -> Bool {
        position += 1
        if take(end, bytes, &position) { return true }
        repeat {
            if hasNames {
                skipSpace(bytes, &position)
                guard string(bytes, &position), take(UInt8(ascii: ":"), bytes, &position) else { return false }
            }
            guard value(bytes, &position, depthLeft - 1) else { return false }
        } while take(UInt8(ascii: ","), bytes, &position)
        return take(end, bytes, &position)
    }

    private static func string(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return false }
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") { return true }
            guard byte >= 0x20 else { return false }
            if byte == UInt8(ascii: "\\"), !escape(bytes, &position) { return false }
        }
        return false
    }

    private static func escape(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return true
        case UInt8(ascii: "u"):
            guard bytes.count - position >= 4 else { return false }
            position += 4
            return (position - 4..<position).allSatisfy { isHexDigit(bytes[$0]) }
        default: return false
        }
    }

    private static func number(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let start = position
        guard digits(bytes, &position) else { return false }
        guard bytes[start] != UInt8(ascii: "0") || position == start + 1 else { return false }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard digits(bytes, &position) else { return false }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            return digits(bytes, &position)
        }
        return true
    }

    private static func digits(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        return position > start
    }

    private static func word(_ bytes: Span<UInt8>, _ position: inout Int, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - position >= count else { return false }
        var isSame = true
        word.withUTF8Buffer { letters in
            for index in 0..<count { isSame = isSame && letters[index] == bytes[position + index] }
        }
        position += count
        return isSame
    }

    private static func take(_ byte: UInt8, _ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        skipSpace(bytes, &position)
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private static func skipSpace(_ bytes: Span<UInt8>, _ position: inout Int) {
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 6
    }
}
