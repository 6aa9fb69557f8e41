internal import AWSSigning
internal import Basics

/// What the texts mean.
extension ListingScanner {
    /// Nil for a `%` without its digits, and for what isn't UTF-8.
    func string(_ text: Text, percentDecoded: Bool = false) -> String? {
        guard !text.hasReferences else { return Self.decode(resolved(text), percentDecoded) }
        let bytes = UnsafeBufferPointer(rebasing: self.bytes[text.range])
        return percentDecoded ? Self.percentDecode(bytes) : String(decoding: bytes, as: UTF8.self)
    }

    /// A number that isn't negative.
    func number(_ text: Text) -> Int64? {
        // 18 digits can't overflow.
        guard !text.hasReferences, (1...18).contains(text.range.count) else { return nil }
        return Self.number(bytes[text.range])
    }

    /// `2026-11-21T13:04:05.123Z`; other spellings are read the long way, and nil where that finds no sense either.
    func time(_ text: Text) -> WallTime? {
        let start = text.range.lowerBound
        func part(_ offset: Int, _ count: Int) -> Int64? {
            Self.number(bytes[(start + offset)..<(start + offset + count)])
        }
        guard !text.hasReferences, text.range.count == 24, bytes[start + 19] == UInt8(ascii: "."),
            bytes[start + 23] == UInt8(ascii: "Z"),
            let year = part(0, 4), let month = part(5, 2), let day = part(8, 2), let hour = part(11, 2),
            let minute = part(14, 2), let second = part(17, 2), let milliseconds = part(20, 3),
            var time = WallTime(year, month, day, hour, minute, second)
        else { return string(text).flatMap { WallTime(iso8601: $0) } }
        time.milliseconds += milliseconds
        return time
    }

    /// What stands between two quotation marks, however those are written; nil for any other text.
    func quoted(_ text: Text) -> Text? {
        let range = text.range
        for mark in ["&quot;", "&#34;", "\""] as [StaticString] {
            let count = mark.utf8CodeUnitCount
            guard range.count > 2 * count, has(mark, at: range.lowerBound), has(mark, at: range.upperBound - count)
            else { continue }
            let inner = (range.lowerBound + count)..<(range.upperBound - count)
            return bytes[inner].contains(UInt8(ascii: "&")) ? nil : Text(range: inner, hasReferences: false)
        }
        return nil
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
        var value: Int64 = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    /// The text with its references resolved.
    private func resolved(_ text: Text) -> [UInt8] {
        var result: [UInt8] = []
        var position = text.range.lowerBound
        while position < text.range.upperBound {
            let (byte, length) = reference(at: position) ?? (bytes[position], 1)
            result.append(byte)
            position += length
        }
        return result
    }

    /// The character that `&quot;` stands for, or `&#34;` as Go writes it, and how long the reference is.
    func reference(at position: Int) -> (UInt8, length: Int)? {
        for (spelling, character) in Self.references where has(spelling, at: position) {
            return (character, spelling.utf8CodeUnitCount)
        }
        return nil
    }

    private static let references: [(StaticString, UInt8)] = [
        ("&quot;", UInt8(ascii: "\"")), ("&#34;", UInt8(ascii: "\"")), ("&amp;", UInt8(ascii: "&")),
        ("&#38;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
        ("&apos;", UInt8(ascii: "'")), ("&#39;", UInt8(ascii: "'")),
    ]
}

/// Percent-encoding as listings have it: a space may be `+`.
extension ListingScanner {
    private static func decode(_ bytes: [UInt8], _ isEncoded: Bool) -> String? {
        isEncoded ? bytes.withUnsafeBufferPointer(percentDecode) : String(decoding: bytes, as: UTF8.self)
    }

    private static func percentDecode(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var isWhole = true
        var isASCII = true
        let text = String(unsafeUninitializedCapacity: bytes.count) { text in
            var (position, end) = (0, 0)
            while position < bytes.count {
                var byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "%") {
                    guard position + 1 < bytes.count, let high = Hex.value(of: bytes[position]),
                        let low = Hex.value(of: bytes[position + 1])
                    else {
                        isWhole = false
                        return 0
                    }
                    byte = high << 4 | low
                    isASCII = isASCII && byte < 0x80
                    position += 2
                } else if byte == UInt8(ascii: "+") {
                    byte = UInt8(ascii: " ")
                }
                text[end] = byte
                end += 1
            }
            return end
        }
        guard isWhole else { return nil }
        // Making a string repairs what isn't UTF-8; such a key must be refused, not renamed.
        guard !isASCII else { return text }
        return PercentEncoding.decode(String(decoding: bytes, as: UTF8.self), plusIsSpace: true)
    }
}
