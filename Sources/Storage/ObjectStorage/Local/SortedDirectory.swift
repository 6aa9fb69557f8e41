/// A directory's entries in the order of the keys below it.
struct SortedDirectory: Sendable {
    /// Each with what decides its place.
    let entries: [(entry: DirectoryEntry, order: String)]

    init(_ entries: [DirectoryEntry]) {
        self.entries = entries.map { ($0, $0.sortKey) }
            .sorted { $0.order.utf8.lexicographicallyPrecedes($1.order.utf8) }
    }

    /// The first entry that isn't wholly before a text: a file is when it comes before it, a directory when all that may
    /// be below it does.
    func firstIndex(notBefore text: Substring) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(text, entries[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isBefore(_ text: Substring, _ place: (entry: DirectoryEntry, order: String)) -> Bool {
        guard place.order.utf8.lexicographicallyPrecedes(text.utf8) else { return false }
        return !(place.entry.isDirectory && text.utf8.starts(with: place.order.utf8))
    }
}
