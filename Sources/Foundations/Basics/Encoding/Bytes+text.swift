// Text made byte by byte, for what is written once an object: no string comes into being.
extension [UInt8] {
    package mutating func append(text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    package mutating func append(decimal value: Int64) {
        guard value >= 0 else {
            append(UInt8(ascii: "-"))
            return append(digits: value.magnitude)
        }
        append(digits: UInt64(value))
    }

    /// A JSON string with its quotes.
    package mutating func append(json text: String, _ style: JSONStyle = .compact) {
        let start = count
        append(UInt8(ascii: "\""))
        var isPlain = true
        for byte in text.utf8 {
            isPlain = isPlain && Self.isPlain(byte)
            append(byte)
        }
        append(UInt8(ascii: "\""))
        guard !isPlain else { return }
        removeSubrange(start...)
        append(contentsOf: JSONValue.string(text).encoded(style))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"):
            false
        default: true
        }
    }

    private mutating func append(digits value: UInt64) {
        let start = count
        var rest = value
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        // The last digit came first.
        var (low, high) = (start, count - 1)
        while low < high {
            swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
