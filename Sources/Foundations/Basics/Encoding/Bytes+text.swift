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
        append(contentsOf: text.utf8)
        let isPlain = self[(start + 1)...].allSatisfy(Self.isPlain)
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
        // The last digits come first, two for each division.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var first = digits.endIndex
            var rest = value
            while rest >= 10 {
                let (hundredth, pair) = rest.quotientAndRemainder(dividingBy: 100)
                first -= 2
                digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair / 10)
                digits[first + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: pair % 10)
                rest = hundredth
            }
            if rest > 0 || first == digits.endIndex {
                first -= 1
                digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)
            }
            append(contentsOf: digits[first...])
        }
    }
}
