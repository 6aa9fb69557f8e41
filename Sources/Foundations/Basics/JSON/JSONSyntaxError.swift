/// Bytes that aren't JSON.
package struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Offset of the byte at which it stopped making sense.
    package var offset: Int
    /// What was expected or found there.
    package var reason: String

    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    package var description: String { "not valid JSON at byte \(offset): \(reason)" }
}
