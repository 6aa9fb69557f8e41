/// A recursive-descent reader over bytes in memory.
struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depthLeft: Int

    init(_ bytes: [UInt8], depthLimit: Int) {
        self.bytes = bytes
        depthLeft = depthLimit
    }

    mutating func parseDocument() throws(JSONSyntaxError) -> JSONValue {
        let value = try parseValue()
        skipSpace()
        guard position == bytes.count else { throw failure("something follows the value") }
        return value
    }

    private mutating func parseValue() throws(JSONSyntaxError) -> JSONValue {
        skipSpace()
        guard let byte = current else { throw failure("the input ends where a value is expected") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try parseObject())
        case UInt8(ascii: "["): return .array(try parseArray())
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
        case UInt8(ascii: "t"): return try parseWord("true", .bool(true))
        case UInt8(ascii: "f"): return try parseWord("false", .bool(false))
        case UInt8(ascii: "n"): return try parseWord("null", .null)
        default: throw failure("no value starts with byte \(byte)")
        }
    }

    private mutating func parseObject() throws(JSONSyntaxError) -> JSONObject {
        try enter()
        defer { depthLeft += 1 }
        var object = JSONObject()
        guard !take(UInt8(ascii: "}")) else { return object }
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw failure("a member's name is expected") }
            let key = try parseString()
            guard take(UInt8(ascii: ":")) else { throw failure("a colon is expected") }
            object.append(key, try parseValue())
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw failure("a comma or a closing brace is expected") }
        return object
    }

    private mutating func parseArray() throws(JSONSyntaxError) -> [JSONValue] {
        try enter()
        defer { depthLeft += 1 }
        var values: [JSONValue] = []
        guard !take(UInt8(ascii: "]")) else { return values }
        repeat {
            values.append(try parseValue())
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw failure("a comma or a closing bracket is expected") }
        return values
    }

    private mutating func parseWord(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        let text = "\(word)".utf8
        guard bytes[position...].starts(with: text) else { throw failure("`\(word)` is expected") }
        position += text.count
        return value
    }

    // MARK: Numbers

    private mutating func parseNumber() throws(JSONSyntaxError) -> JSONValue {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let leadsWithZero = current == UInt8(ascii: "0")
        let integerDigits = try skipDigits()
        guard !leadsWithZero || integerDigits == 1 else { throw failure("a number starts with a needless zero") }
        let isInteger = try skipFractionAndExponent() == false
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard isInteger else { return .decimal(text) }
        if let value = Int64(text) { return .integer(value) }
        return UInt64(text).map { .unsigned($0) } ?? .decimal(text)
    }

    private mutating func skipFractionAndExponent() throws(JSONSyntaxError) -> Bool {
        var found = false
        if current == UInt8(ascii: ".") {
            position += 1
            _ = try skipDigits()
            found = true
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            _ = try skipDigits()
            found = true
        }
        return found
    }

    private mutating func skipDigits() throws(JSONSyntaxError) -> Int {
        let start = position
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        guard position > start else { throw failure("a digit is expected") }
        return position - start
    }

    // MARK: Strings

    /// Strings without escapes, nearly all, are taken over in one piece.
    private mutating func parseString() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        try skipPlainCharacters()
        if current == UInt8(ascii: "\"") {
            defer { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self)
        }
        return try parseEscapedString(from: start)
    }

    private mutating func parseEscapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var text = Array(bytes[start..<position])
        while current == UInt8(ascii: "\\") {
            position += 1
            text += try parseEscape()
            let plainStart = position
            try skipPlainCharacters()
            text += bytes[plainStart..<position]
        }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func skipPlainCharacters() throws(JSONSyntaxError) {
        var index = position
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            index += 1
        }
        position = index
        guard index < bytes.count else { throw failure("the input ends inside a string") }
        guard bytes[index] >= 0x20 else { throw failure("a control character stands in a string") }
    }

    private mutating func parseEscape() throws(JSONSyntaxError) -> [UInt8] {
        guard let byte = current else { throw failure("the input ends inside a string") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(try parseUnicodeEscape()).utf8)
        default: throw failure("an unknown escape stands in a string")
        }
    }

    private mutating func parseUnicodeEscape() throws(JSONSyntaxError) -> Character {
        let high = try parseFourHexDigits()
        guard (0xD800..<0xDC00).contains(high) else { return Self.character(high) }
        let afterHigh = position
        guard bytes[position...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
        position += 2
        let low = try parseFourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else {
            position = afterHigh
            return "\u{FFFD}"
        }
        return Self.character(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func parseFourHexDigits() throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw failure("four hexadecimal digits are expected")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private static func character(_ value: UInt32) -> Character {
        Character(UnicodeScalar(value) ?? "\u{FFFD}")
    }

    // MARK: Steps

    private var current: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func enter() throws(JSONSyntaxError) {
        guard depthLeft > 0 else { throw failure("arrays and objects lie too deep in one another") }
        depthLeft -= 1
        position += 1
    }

    private func failure(_ reason: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: position, reason: reason)
    }
}
