/// Takes entries of a prefix out in key order, element by element; holds one page.
struct EtcdCursor {
    private let prefix: String
    private var pages: EtcdPages.Iterator
    private var page: ArraySlice<EtcdEntry> = []
    private(set) var hasEntries = false

    init(_ pages: EtcdPages) {
        prefix = pages.prefix
        self.pages = pages.makeAsyncIterator()
    }

    /// The entries whose key is the prefix and `path`, or lies below it. What comes before is dropped, so paths must be
    /// asked for in order.
    mutating func take(_ path: String) async throws(MilvusClientError) -> [EtcdEntry] {
        let wanted = prefix + path + "/"
        var taken: [EtcdEntry] = []
        while let entry = try await peek() {
            let key = entry.key + "/"
            if key.utf8.starts(with: wanted.utf8) {
                taken.append(entry)
            } else if !key.utf8.lexicographicallyPrecedes(wanted.utf8) {
                break
            }
            page.removeFirst()
        }
        return taken
    }

    private mutating func peek() async throws(MilvusClientError) -> EtcdEntry? {
        while page.isEmpty {
            guard let next = try await pages.next() else { return nil }
            page = next[...]
            hasEntries = hasEntries || !next.isEmpty
        }
        return page.first
    }
}
