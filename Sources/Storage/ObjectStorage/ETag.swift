/// A store's identifier of an object's content, without quotes and weak mark; `-N` at its end tells N parts.
package struct ETag: Sendable, Hashable, CustomStringConvertible {
    package let value: String

    /// - Parameter text: as a header or listing has it, quoted or not. Some stores quote, some don't, some differ
    ///   between the two.
    package init(_ text: String) {
        let quote = UInt8(ascii: "\"")
        var trimmed = text.utf8[...]
        if trimmed.starts(with: "W/".utf8) { trimmed.removeFirst(2) }
        if trimmed.count >= 2, trimmed.first == quote, trimmed.last == quote {
            trimmed = trimmed.dropFirst().dropLast()
        }
        value = trimmed.count == text.utf8.count ? text : String(Substring(trimmed))
    }

    private init(value: String) {
        self.value = value
    }

    /// What stands between the quotation marks, kept as it is.
    package static func unquoted(_ value: String) -> ETag {
        ETag(value: value)
    }

    package var isMultipart: Bool { value.utf8.contains(UInt8(ascii: "-")) }
    package var description: String { value }
}
