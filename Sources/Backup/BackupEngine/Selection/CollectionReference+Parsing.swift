package import MilvusModel

extension CollectionReference {
    /// `docs` (database `default`) or `sales.docs`.
    package init(parsing text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        self =
            parts.count == 2
            ? CollectionReference(database: DatabaseName(parts[0]), name: parts[1])
            : CollectionReference(name: text)
    }
}
