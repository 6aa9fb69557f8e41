extension JSONValue {
    /// The value as UTF-8 JSON text, members in their order, no newline at the end.
    package func encoded(_ style: JSONStyle = .compact) -> [UInt8] {
        var writer = JSONWriter(style)
        writer.write(self)
        return writer.bytes
    }

    package func text(_ style: JSONStyle = .compact) -> String {
        String(decoding: encoded(style), as: UTF8.self)
    }
}
