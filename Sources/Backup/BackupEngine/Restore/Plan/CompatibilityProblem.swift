package import MilvusModel

/// Something in a backup that the target server can't hold.
package struct CompatibilityProblem: Sendable, Hashable, CustomStringConvertible {
    /// A collection, or a database.
    package var subject: String
    /// `field tags: Array`.
    package var what: String
    /// The first server version that can; nil when none can by this way.
    package var needs: MilvusVersion?

    package init(_ subject: String, _ what: String, needs: MilvusVersion?) {
        self.subject = subject
        self.what = what
        self.needs = needs
    }

    package var description: String {
        "\(subject): \(what)" + (needs.map { " (needs Milvus \($0))" } ?? "")
    }
}
