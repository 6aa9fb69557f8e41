package import MilvusModel

/// Which one collection a drill takes: they come in turn, so that every one is drilled once before any is again.
package struct CollectionChoice: Sendable {
    package let collections: [CollectionReference]

    package init(_ collections: [CollectionReference]) {
        self.collections = collections.sorted()
    }

    /// The one after `last`; without it, or where it is gone and none comes after it, one by the seed. Nil where there
    /// is none.
    package func next(after last: CollectionReference?, seed: UInt64) -> CollectionReference? {
        guard !collections.isEmpty else { return nil }
        guard let last else { return collections[Int(seed % UInt64(collections.count))] }
        return collections.first { $0 > last } ?? collections.first
    }
}
