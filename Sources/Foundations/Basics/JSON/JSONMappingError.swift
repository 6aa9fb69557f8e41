/// JSON that is valid but isn't what a reader needs: which member, what was expected, what stands there.
package struct JSONMappingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `collection_backups[3].schema.fields[0].fieldID`; empty for the document itself.
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// The same error seen from the value that holds this one under `element`.
    package func under(_ element: String) -> JSONMappingError {
        let joint = path.isEmpty || path.hasPrefix("[") ? "" : "."
        return JSONMappingError(path: "\(element)\(joint)\(path)", reason: reason)
    }

    package var description: String {
        path.isEmpty ? reason : "\(path): \(reason)"
    }
}
