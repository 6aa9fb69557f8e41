/// The INI dialect of the AWS tools: `[section]`, `name = value`, `#` and `;` comments, indented lines nest below the
/// name above (none of the keys looked for here does).
struct ProfileFile: Sendable {
    private var sections: [String: [String: String]] = [:]

    init(_ text: String) {
        var section: String?
        for line in text.split(whereSeparator: \.isNewline) {
            if line.first?.isWhitespace == true { continue }
            let trimmed = Self.trimmed(line)
            guard let first = trimmed.first, first != "#", first != ";" else { continue }
            if first == "[", let end = trimmed.firstIndex(of: "]") {
                let name = Self.words(trimmed[trimmed.index(after: trimmed.startIndex)..<end])
                section = name
                sections[name] = sections[name] ?? [:]
            } else if let section, let equals = trimmed.firstIndex(of: "=") {
                let name = Self.trimmed(trimmed[..<equals]).lowercased()
                sections[section]?[name] = Self.value(trimmed[trimmed.index(after: equals)...])
            }
        }
    }

    /// The settings of one section, names in lower case.
    subscript(section: String) -> [String: String]? {
        sections[section]
    }

    /// A comment begins at white space followed by `#` or `;`.
    private static func value(_ text: Substring) -> String {
        var end = text.endIndex
        for index in text.indices where text[index] == "#" || text[index] == ";" {
            guard index != text.startIndex, text[text.index(before: index)].isWhitespace else { continue }
            end = index
            break
        }
        return String(trimmed(text[..<end]))
    }

    /// `profile   name` and `profile name` are one; names may be quoted.
    private static func words(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").filter { $0 != "\"" && $0 != "'" }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
