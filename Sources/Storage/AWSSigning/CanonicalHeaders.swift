/// The headers of a canonical request: names in lower case and sorted, values trimmed, same names joined by a comma.
package struct CanonicalHeaders: Sendable {
    /// Headers that intermediaries or the transport change on the way, so that no signature may rest on them.
    package static let unsigned: Set<String> = [
        "authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id",
    ]

    private let fields: [SignableRequest.Field]
    let names: String

    init(_ headers: [SignableRequest.Field]) {
        let signed = headers.map { (name: $0.name.lowercased(), value: Self.trim($0.value)) }
            .filter { !Self.unsigned.contains($0.name) }
        // The order of equal names is that of the request: it decides how their values are joined.
        let sorted = signed.enumerated().sorted { left, right in
            left.element.name == right.element.name
                ? left.offset < right.offset : left.element.name < right.element.name
        }
        fields = Self.join(sorted.map(\.element))
        names = fields.map(\.name).joined(separator: ";")
    }

    func appendLines(to bytes: inout [UInt8]) {
        for field in fields {
            bytes += field.name.utf8
            bytes.append(UInt8(ascii: ":"))
            bytes += field.value.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    private static func join(_ sorted: [SignableRequest.Field]) -> [SignableRequest.Field] {
        var joined: [SignableRequest.Field] = []
        joined.reserveCapacity(sorted.count)
        for field in sorted {
            if let last = joined.last, last.name == field.name {
                joined[joined.count - 1].value = "\(last.value),\(field.value)"
            } else {
                joined.append(field)
            }
        }
        return joined
    }

    /// Without white space around it, each run of white space inside it one space.
    static func trim(_ value: String) -> String {
        guard needsTrimming(value.utf8) else { return value }
        let words = value.utf8.split(whereSeparator: isWhiteSpace)
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    private static func needsTrimming(_ bytes: String.UTF8View) -> Bool {
        var previousIsSpace = true
        for byte in bytes {
            let isSpace = isWhiteSpace(byte)
            if isSpace, previousIsSpace || byte != UInt8(ascii: " ") { return true }
            previousIsSpace = isSpace
        }
        return previousIsSpace && !bytes.isEmpty
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }
}
