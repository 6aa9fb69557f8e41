/// Text that a browser shows as it is, whatever it holds.
struct HTMLText: CustomStringConvertible {
    let description: String

    init(_ text: some CustomStringConvertible) {
        description = text.description.unicodeScalars.reduce(into: "") { $0 += Self.escaped($1) }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        case "\t", "\n": String(scalar)
        // XML has no such characters, escaped or not.
        case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
        default: String(scalar)
        }
    }
}
