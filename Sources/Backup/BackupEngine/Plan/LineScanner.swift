internal import Basics

/// Reads a line of a plan from left to right. (A whole JSON parser takes ten times as long.)
struct LineScanner {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ line: ArraySlice<UInt8>) {
        bytes = line
        position = line.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// `mark`: one character.
    mutating func skip(_ mark: Unicode.Scalar) -> Bool {
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    /// A comma and a number.
    mutating func number() -> Int64? {
        guard skip(",") else { return nil }
        let isNegative = skip("-")
        var value: Int64 = 0
        let start = position
        while position < bytes.endIndex, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9 {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(Int64(digit))
            guard !overflows, !carries else { return nil }
            value = sum
            position += 1
        }
        guard position > start else { return nil }
        return isNegative ? -value : value
    }

    /// A JSON string.
    mutating func string() -> String? {
        let start = position
        guard skip("\"") else { return nil }
        var isPlain = true
        while position < bytes.endIndex, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                isPlain = false
                position += 1
            }
            position += 1
        }
        guard position < bytes.endIndex else { return nil }
        position += 1
        guard isPlain else { return (try? JSONValue(parsing: Array(bytes[start..<position])))?.string }
        return String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self)
    }
}
