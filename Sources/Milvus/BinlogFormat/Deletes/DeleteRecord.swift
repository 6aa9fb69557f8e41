internal import MilvusModel

/// A delete's text in the form that every version writes, `{"pk":17,"ts":470625465793773570,"pkType":5}`, read without a
/// JSON parser: there may be millions.
struct DeleteRecord {
    let key: PrimaryKey
    let timestamp: HybridTimestamp

    /// Nil for any other spelling, which a parser may still understand.
    init?(_ text: ArraySlice<UInt8>) {
        let bytes = text.span
        var position = 0
        guard Self.take("{\"pk\":", bytes, &position), let key = Self.key(text, bytes, &position),
            Self.take(",\"ts\":", bytes, &position), let time = Self.digits(bytes, &position),
            Self.take(",\"pkType\":", bytes, &position), let type = Self.digits(bytes, &position),
            Self.take("}", bytes, &position), position == bytes.count
        else { return nil }
        switch (key, type) {
        case (.int64, 5), (.text, 21): break
        default: return nil
        }
        self.key = key
        timestamp = HybridTimestamp(rawValue: time)
    }

    private static func key(_ text: ArraySlice<UInt8>, _ bytes: Span<UInt8>, _ position: inout Int) -> PrimaryKey? {
        guard !take("\"", bytes, &position) else { return self.text(text, bytes, &position) }
        let isNegative = take("-", bytes, &position)
        guard let digits = digits(bytes, &position), digits <= UInt64(Int64.max) else { return nil }
        return .int64(isNegative ? -Int64(digits) : Int64(digits))
    }

    /// Without escapes.
    private static func text(_ text: ArraySlice<UInt8>, _ bytes: Span<UInt8>, _ position: inout Int) -> PrimaryKey? {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20 else { return nil }
            position += 1
        }
        guard position < bytes.count else { return nil }
        position += 1
        return .text(Array(text[text.startIndex + start..<text.startIndex + position - 1]))
    }

    /// Without a needless zero, and not too many.
    private static func digits(_ bytes: Span<UInt8>, _ position: inout Int) -> UInt64? {
        let start = position
        var value: UInt64 = 0
        while position < bytes.count, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(UInt64(digit))
            guard !overflows, !carries else { return nil }
            value = sum
            position += 1
        }
        guard position > start, bytes[start] != UInt8(ascii: "0") || position == start + 1 else { return nil }
        return value
    }

    private static func take(_ word: StaticString, _ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - position >= count else { return false }
        var isSame = true
        let start = position
        word.withUTF8Buffer { letters in
            for index in 0..<count { isSame = isSame && letters[index] == bytes[start + index] }
        }
        if isSame { position += count }
        return isSame
    }
}
