package import ObjectStorage

/// What is copied, or where to: everything under a prefix of a bucket, or one object.
package struct ObjectPlace: Sendable {
    package let store: any ObjectStore
    /// Exactly what the keys begin with: a directory's ends with a slash. The whole key of one object.
    package let prefix: String
    package let isObject: Bool

    package init(_ store: any ObjectStore, prefix: String, isObject: Bool = false) {
        self.store = store
        self.prefix = prefix
        self.isObject = isObject
    }

    /// Whether the same object could belong to both.
    package func overlaps(_ other: ObjectPlace) -> Bool {
        guard store.location.endpoint == other.store.location.endpoint,
            store.location.bucket == other.store.location.bucket
        else { return false }
        return holds(other.prefix) || other.holds(prefix)
    }

    /// The object's own key is the first of all that begin with it.
    var listing: SortedListing {
        SortedListing(store, prefix: prefix, range: KeyRange(through: isObject ? ObjectKey(prefix) : nil))
    }

    private func holds(_ key: String) -> Bool {
        isObject ? ObjectKey(key) == ObjectKey(prefix) : key.utf8.starts(with: prefix.utf8)
    }
}
