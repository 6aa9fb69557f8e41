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
        holds(other) || other.holds(self)
    }

    /// All that belongs to it. An object's own key is the first of those that begin with it.
    var range: KeyRange {
        KeyRange(through: isObject ? ObjectKey(prefix) : nil)
    }

    /// By the whole path: of two directories' stores one may lie inside the other.
    private func holds(_ other: ObjectPlace) -> Bool {
        isObject ? other.path.utf8.elementsEqual(path.utf8) : other.path.utf8.starts(with: path.utf8)
    }

    private var path: String { "\(store.location)/\(prefix)" }
}
