internal import BinlogFormat
internal import MilvusModel

/// A range of primary keys as somebody writes it: `A..B`, both ends in it; without one it is open there.
package struct KeyRangeText: Sendable, Hashable {
    package let text: String
    private let lower: String
    private let upper: String

    /// - Throws: `.invalidRequest`.
    package init(_ text: String) throws(BackupError) {
        self.text = text
        guard let dots = text.firstRange(of: "..") else {
            throw BackupError(
                .invalidRequest, "'\(text)' isn't a range of keys.", subject: text,
                advice: "Write the first and the last key with two dots between them: 1..1000, or 1.. for all from 1.")
        }
        lower = String(text[..<dots.lowerBound])
        upper = String(text[dots.upperBound...])
        guard !lower.isEmpty || !upper.isEmpty else {
            throw BackupError(.invalidRequest, "A range of keys has at least one end.", subject: text)
        }
    }

    /// Keys of that field.
    func range(of field: FieldSchema) throws(BackupError) -> KeyBounds {
        let range = KeyBounds(
            lower: lower.isEmpty ? nil : try CollectionInspection.key(lower, field),
            upper: upper.isEmpty ? nil : try CollectionInspection.key(upper, field))
        if let first = range.lower, let last = range.upper, last < first {
            throw BackupError(
                .invalidRequest, "No key lies in \(text): its end is before its beginning.", subject: text)
        }
        return range
    }
}
