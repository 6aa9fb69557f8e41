package import ObjectStorage

/// Why rows could not be written.
package struct ExportError: Error, Sendable, CustomStringConvertible {
    package enum Code: Sendable, Hashable {
        /// The format has no place for such a field.
        case unsupportedField
        /// One value can't be written, or isn't what its field's type says.
        case value
        /// A row has no value, and the format can't say so.
        case noValue
        /// The destination refused, or failed.
        case store
        /// Where temporary files lie there is no room, or no right to write.
        case temporaryFile
        case cancelled
    }

    package var code: Code
    /// One sentence, with the field and the row.
    package var message: String
    package var store: ObjectStoreError?

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package init(_ error: ObjectStoreError) {
        self.init(error.code == .cancelled ? .cancelled : .store, "\(error)")
        store = error
    }

    package var description: String { message }
}
