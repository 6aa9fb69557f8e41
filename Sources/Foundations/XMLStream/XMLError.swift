/// Why a document was refused. Reading it again can't help; asking the server again may.
package struct XMLError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        /// Not well-formed, or cut off.
        case malformed
        /// It brings a DOCTYPE: entity expansion and external files hide behind it, and no store sends one.
        case documentType
        /// It exceeds ``XMLLimits``.
        case limit
        /// Well-formed, but not what the reader was told to expect.
        case unexpected
    }

    package let reason: Reason
    /// Counted from 1; 0 when the document has no such place.
    package let line: Int
    package let message: String

    package init(_ reason: Reason, line: Int, _ message: String) {
        self.reason = reason
        self.line = line
        self.message = message
    }

    package var description: String {
        line > 0 ? "XML line \(line): \(message)" : "XML: \(message)"
    }
}
