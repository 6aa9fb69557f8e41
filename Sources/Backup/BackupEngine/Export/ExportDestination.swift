package import ObjectStorage

/// Where an export goes: everything under a prefix of a bucket, or of a directory.
package struct ExportDestination: Sendable {
    package let store: any ObjectStore
    /// Ends with a slash, or is empty.
    package let prefix: String

    package init(store: any ObjectStore, prefix: String) {
        self.store = store
        self.prefix = prefix
    }

    func key(_ path: String) -> ObjectKey { ObjectKey(prefix + path) }

    /// The path under the prefix.
    func path(_ key: ObjectKey) -> String { String(key.rawValue.dropFirst(prefix.count)) }

    var text: String { "\(store.location)/\(prefix)" }
}
