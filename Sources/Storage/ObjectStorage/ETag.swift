/// A store's identifier of an object's content, without quotes and weak mark; `-N` at its end tells N parts.
package struct ETag: Sendable, Hashable, CustomStringConvertible {
    package let value: String

    /// - Parameter text: as a header or listing has it, quoted or not. Some stores quote, some don't, some differ
    ///   between the two.
    package init(_ text: String) {
        var trimmed = text[...]
        if trimmed.hasPrefix("W/") { trimmed.removeFirst(2) }
        if trimmed.hasPrefix("\""), trimmed.hasSuffix("\""), trimmed.utf8.count >= 2 {
            trimmed = trimmed.dropFirst().dropLast()
        }
        value = String(trimmed)
    }

    package var isMultipart: Bool { value.contains("-") }
    package var description: String { value }
}
