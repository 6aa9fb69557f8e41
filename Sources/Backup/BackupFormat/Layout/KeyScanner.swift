internal import ObjectStorage

/// Reads a key element by element, byte by byte: listings have a million of them.
struct KeyScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// Set once the last byte is read.
    private(set) var isAtEnd = false

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Whether the key begins with `prefix`; what follows is read next.
    mutating func skip(_ prefix: String.UTF8View) -> Bool {
        guard bytes[position...].starts(with: prefix) else { return false }
        position += prefix.count
        return true
    }

    /// An element in canonical decimal form: no sign but a minus, no leading zero. Nil when it is anything else.
    mutating func number() -> Int64? {
        var value: Int64 = 0
        var digits = 0
        var isNegative = false
        while let byte = next() {
            switch byte {
            case UInt8(ascii: "/"): return finish(value, digits, isNegative)
            case UInt8(ascii: "-") where digits == 0 && !isNegative: isNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digits == 0 || value != 0, digits < 18 || Self.fits(value, byte) else { return nil }
                value = value * 10 + Int64(byte - UInt8(ascii: "0"))
                digits += 1
            default: return nil
            }
        }
        return finish(value, digits, isNegative)
    }

    /// The next element as text.
    mutating func text() -> String {
        var text: [UInt8] = []
        while let byte = next(), byte != UInt8(ascii: "/") { text.append(byte) }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func next() -> UInt8? {
        guard position < bytes.count else {
            isAtEnd = true
            return nil
        }
        defer { position += 1 }
        return bytes[position]
    }

    private func finish(_ value: Int64, _ digits: Int, _ isNegative: Bool) -> Int64? {
        guard digits > 0, !isNegative || value > 0 else { return nil }
        return isNegative ? -value : value
    }

    private static func fits(_ value: Int64, _ digit: UInt8) -> Bool {
        let (product, overflows) = value.multipliedReportingOverflow(by: 10)
        return !overflows && !product.addingReportingOverflow(Int64(digit - UInt8(ascii: "0"))).overflow
    }
}
