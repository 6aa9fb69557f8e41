/// The headers of a canonical request: names in lower case and sorted, values trimmed, same names joined by a comma.
package struct CanonicalHeaders: Sendable {
    /// Headers that intermediaries or the transport change on the way, so that no signature may rest on them.
    package static let unsigned = [
        "authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id",
    ]

    private let fields: [SignableRequest.Field]
    let names: String

    init(_ headers: [SignableRequest.Field]) {
        var sorted: [SignableRequest.Field] = []
        sorted.reserveCapacity(headers.count)
        for header in headers {
            let name = Self.lowercased(header.name)
            guard !Self.isUnsigned(name) else { continue }
            Self.insert((name, Self.trim(header.value)), into: &sorted)
        }
        fields = Self.join(sorted)
        names = Self.list(fields)
    }

    private static func isUnsigned(_ name: String) -> Bool {
        unsigned.contains { $0.utf8.count == name.utf8.count && $0 == name }
    }

    private static func list(_ fields: [SignableRequest.Field]) -> String {
        var names: [UInt8] = []
        names.reserveCapacity(128)
        for field in fields {
            if !names.isEmpty { names.append(UInt8(ascii: ";")) }
            names += field.name.utf8
        }
        return String(decoding: names, as: UTF8.self)
    }

    func appendLines(to bytes: inout [UInt8]) {
        for field in fields {
            bytes += field.name.utf8
            bytes.append(UInt8(ascii: ":"))
            bytes += field.value.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// Behind those of the same name: the order of the request decides how their values are joined. Requests have a
    /// handful of headers, for which no other way of sorting is faster.
    private static func insert(_ field: SignableRequest.Field, into sorted: inout [SignableRequest.Field]) {
        var place = sorted.count
        while place > 0, field.name < sorted[place - 1].name { place -= 1 }
        sorted.insert(field, at: place)
    }

    private static func lowercased(_ name: String) -> String {
        let hasUpperCase = name.utf8.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
        return hasUpperCase ? name.lowercased() : name
    }

    private static func join(_ sorted: [SignableRequest.Field]) -> [SignableRequest.Field] {
        guard zip(sorted, sorted.dropFirst()).contains(where: { $0.name == $1.name }) else { return sorted }
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
