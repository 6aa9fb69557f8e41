package import ObjectStorage

/// A stretch of the key space: keys greater than `after`, up to `through` itself. Nil means open.
package struct KeyRange: Sendable, Hashable {
    package var after: ObjectKey?
    package var through: ObjectKey?

    package init(after: ObjectKey? = nil, through: ObjectKey? = nil) {
        self.after = after
        self.through = through
    }

    /// What of a sorted page lies in the range; only its end is looked at, the store saw to the beginning.
    func cut(_ objects: [ObjectMetadata]) -> [ObjectMetadata] {
        guard let through, let last = objects.last, through < last.key else { return objects }
        return Array(objects.prefix { $0.key <= through })
    }
}
