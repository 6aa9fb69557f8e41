internal import BinlogFormat

/// A filter for rows by their primary keys, in the language of Milvus' expressions.
struct KeyExpression: CustomStringConvertible {
    let field: String
    let keys: [PrimaryKey]

    /// The smallest integer can't be written: the server's parser reads the digits before the sign.
    var description: String {
        let written = keys.filter { $0 != .int64(.min) }
        let list = "\(field) in [\(written.map(Self.literal).joined(separator: ","))]"
        return written.count == keys.count ? list : "\(field) < \(-Int64.max) or \(list)"
    }

    /// Texts are quoted as in Go, whose rules the server's parser follows.
    static func literal(_ key: PrimaryKey) -> String {
        switch key {
        case .int64(let value): "\(value)"
        case .text(let bytes): "\"\(String(decoding: bytes, as: UTF8.self).unicodeScalars.map(escaped).joined())\""
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return #"\""#
        case "\\": return #"\\"#
        case "\n": return #"\n"#
        case "\r": return #"\r"#
        case "\t": return #"\t"#
        default: break
        }
        guard scalar.value < 0x20 || scalar.value == 0x7F else { return String(scalar) }
        let digits = String(scalar.value, radix: 16)
        return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
