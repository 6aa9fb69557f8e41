package import ObjectStorage

/// Cuts a key space into ranges that can be listed beside each other, by the prefixes that a delimited listing shows.
package struct ListingSplitter: Sendable {
    /// What finding the cuts may cost.
    private static let requestLimit = 12

    private let store: any ObjectStore
    private let prefix: String

    package init(_ store: any ObjectStore, prefix: String) {
        self.store = store
        self.prefix = prefix
    }

    /// Ranges in order that cover all keys, the first of them those before any cut.
    ///
    /// - Parameters:
    ///   - wanted: As many ranges, fewer where the keys don't lie in directories.
    ///   - after: Nothing is cut up to here: that part has been listed already.
    /// - Returns: One range at least.
    /// - Throws: What listing fails with.
    package func ranges(_ wanted: Int, after: ObjectKey?) async throws(ObjectStoreError) -> [KeyRange] {
        var cuts: [ObjectKey] = []
        var level = [prefix][...]
        var requests = 0
        while cuts.count < wanted, requests < Self.requestLimit, let directory = level.popFirst() {
            var options = ListOptions(delimiter: "/")
            options.startAfter = after.flatMap { directory == prefix ? $0 : nil }
            let page = try await store.listPage(directory, options, continuation: nil)
            requests += 1
            cuts += page.commonPrefixes.map { ObjectKey($0) }
            level += page.commonPrefixes
        }
        return KeyRange.between(Self.thinned(cuts.filter { key in after.map { $0 < key } ?? true }, to: wanted - 1))
    }

    /// Evenly chosen, in order.
    private static func thinned(_ cuts: [ObjectKey], to count: Int) -> [ObjectKey] {
        let sorted = Set(cuts).sorted()
        guard sorted.count > count else { return sorted }
        return (0..<max(0, count)).map { sorted[($0 + 1) * sorted.count / (count + 1)] }
    }
}

extension KeyRange {
    static func between(_ cuts: [ObjectKey]) -> [KeyRange] {
        zip([nil] + cuts, cuts + [nil]).map { KeyRange(after: $0, through: $1) }
    }

    /// The same stretch under another prefix.
    func moved(from prefix: String, to other: String) -> KeyRange {
        KeyRange(after: after?.moved(from: prefix, to: other), through: through?.moved(from: prefix, to: other))
    }
}
