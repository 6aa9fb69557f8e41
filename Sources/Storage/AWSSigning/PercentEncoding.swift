internal import Basics

/// Percent-encoding as SigV4 defines it: all but `A–Z a–z 0–9 - . _ ~` becomes `%XX` with upper case digits.
package enum PercentEncoding {
    /// Slashes are kept in paths, and encoded in names and values of a query.
    package static func encode(_ text: String, keepingSlashes: Bool) -> String {
        let needsEncoding = !text.utf8.allSatisfy { isKept($0, keepingSlashes: keepingSlashes) }
        guard needsEncoding else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 2)
        for byte in text.utf8 {
            if isKept(byte, keepingSlashes: keepingSlashes) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(digit(byte >> 4))
                bytes.append(digit(byte & 0x0F))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Undoes `encode`, and what stores do to keys in a listing with `encoding-type=url`.
    ///
    /// In those listings of AWS `+` stands for a space (`plusIsSpace`). Nil when a `%` isn't followed by two hexadecimal
    /// digits, or the result isn't UTF-8.
    package static func decode(_ text: String, plusIsSpace: Bool) -> String? {
        let plus = UInt8(ascii: "+")
        let percent = UInt8(ascii: "%")
        guard text.utf8.contains(where: { $0 == percent || (plusIsSpace && $0 == plus) }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            if byte == percent {
                guard let high = rest.next().flatMap(Hex.value), let low = rest.next().flatMap(Hex.value) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            } else {
                bytes.append(plusIsSpace && byte == plus ? UInt8(ascii: " ") : byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isKept(_ byte: UInt8, keepingSlashes: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        case UInt8(ascii: "/"): keepingSlashes
        default: false
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
