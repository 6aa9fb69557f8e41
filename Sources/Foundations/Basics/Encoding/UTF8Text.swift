/// Whether bytes are UTF-8, without making a text of them.
package enum UTF8Text {
    package static func isValid(_ bytes: Span<UInt8>) -> Bool {
        do {
            _ = try UTF8Span(validating: bytes)
            return true
        } catch {
            return false
        }
    }

    package static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool { isValid(bytes.span) }
}
