/// What the user asked `verify` to do.
package struct VerifyOptions: Sendable, Hashable {
    package var name: String
    package var depth: VerifyDepth
    /// Of how many parts one is read; 1 reads everything.
    package var windows: Int
    package var filter: CollectionFilter
    /// Begins anew where an earlier run was cut off.
    package var isFresh: Bool

    package init(
        name: String, depth: VerifyDepth = .list, windows: Int = 1, filter: CollectionFilter = CollectionFilter(),
        isFresh: Bool = false
    ) {
        self.name = name
        self.depth = depth
        self.windows = windows
        self.filter = filter
        self.isFresh = isFresh
    }

    /// How many parts a share of the objects makes: `5%` gives 20.
    ///
    /// Nil when it is no share.
    package static func windows(sample text: String) -> Int? {
        let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
        guard let percent = Double(digits), percent > 0, percent <= 100 else { return nil }
        let windows = (100 / percent).rounded(.up)
        return windows <= 1_000_000 ? Int(windows) : nil
    }
}
