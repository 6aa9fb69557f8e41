/// Appends JSON text to bytes.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let style: JSONStyle
    private var depth = 0

    init(_ style: JSONStyle) {
        self.style = style
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): bytes += String(value).utf8
        case .unsigned(let value): bytes += String(value).utf8
        case .decimal(let text): bytes += text.utf8
        case .string(let text): write(text)
        case .array(let values): writeArray(values)
        case .object(let object): writeObject(object)
        }
    }

    private mutating func writeArray(_ values: [JSONValue]) {
        writeContainer("[", "]", count: values.count) { writer, index in writer.write(values[index]) }
    }

    private mutating func writeObject(_ object: JSONObject) {
        writeContainer("{", "}", count: object.members.count) { writer, index in
            writer.write(object.members[index].key)
            writer.bytes.append(UInt8(ascii: ":"))
            if writer.style.isIndented { writer.bytes.append(UInt8(ascii: " ")) }
            writer.write(object.members[index].value)
        }
    }

    private mutating func writeContainer(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, count: Int, _ writeElement: (inout JSONWriter, Int) -> Void
    ) {
        bytes.append(UInt8(ascii: open))
        depth += 1
        for index in 0..<count {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine()
            writeElement(&self, index)
        }
        depth -= 1
        if count > 0 { breakLine() }
        bytes.append(UInt8(ascii: close))
    }

    private mutating func breakLine() {
        guard style.isIndented else { return }
        bytes.append(0x0A)
        bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if !text.utf8.contains(where: mayNeedEscape) {
            bytes += text.utf8
        } else if style.escapesMarkup {
            writeEscapingLineSeparators(text)
        } else {
            for byte in text.utf8 { writeStringByte(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xE2: style.escapesMarkup
        default: false
        }
    }

    private mutating func writeEscapingLineSeparators(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{2028}": bytes += "\\u2028".utf8
            case "\u{2029}": bytes += "\\u2029".utf8
            default: for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { writeStringByte(byte) }
            }
        }
    }

    private mutating func writeStringByte(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes += [UInt8(ascii: "\\"), byte]
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0..<0x20: writeUnicodeEscape(byte)
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
            if style.escapesMarkup { writeUnicodeEscape(byte) } else { bytes.append(byte) }
        default: bytes.append(byte)
        }
    }

    private mutating func writeUnicodeEscape(_ byte: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\\u00".utf8
        bytes += [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }
}
