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
        appendJSON(style) { $0.append(contentsOf: text.utf8) }
    }

    /// A JSON string with its quotes, of the UTF-8 that `write` appends.
    package mutating func appendJSON(_ style: JSONStyle, _ write: (inout [UInt8]) -> Void) {
        let start = count
        append(UInt8(ascii: "\""))
        write(&self)
        let isPlain = Self.isPlain(self[(start + 1)...])
        append(UInt8(ascii: "\""))
        guard !isPlain else { return }
        let text = String(decoding: self[(start + 1)..<(count - 1)], as: UTF8.self)
        removeSubrange(start...)
        append(contentsOf: JSONValue.string(text).encoded(style))
    }

    /// Whether no style escapes any of it. Every byte is looked at, wherever the first such one is: without a branch in
    /// the loop the processor takes many at a time.
    private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var found: UInt8 = 0
            for byte in bytes {
                found |= (byte < 0x20 ? 1 : 0) | (byte >= 0x7F ? 1 : 0)
                found |= (byte == UInt8(ascii: "\"") ? 1 : 0) | (byte == UInt8(ascii: "\\") ? 1 : 0)
                found |= (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: ">") ? 1 : 0)
                found |= (byte == UInt8(ascii: "&") ? 1 : 0)
            }
            return found == 0
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
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
        }
    }
}
