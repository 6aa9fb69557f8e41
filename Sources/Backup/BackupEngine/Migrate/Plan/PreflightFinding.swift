/// Something of a collection that will be another in the target, or can't be there at all.
package struct PreflightFinding: Sendable, Hashable {
    package enum Weight: String, Sendable, Hashable, CaseIterable {
        /// Nothing is touched while there is one.
        case blocking
        /// Good to know.
        case harmless
    }

    package var weight: Weight
    /// Kebab case, stable, for scripts: `field-type`, `index-type`, `name-taken`.
    package var code: String
    package var subject: String
    package var message: String
    /// The option that resolves it, or what else can be done.
    package var option: String?

    package init(_ weight: Weight, _ code: String, subject: String, _ message: String, option: String? = nil) {
        self.weight = weight
        self.code = code
        self.subject = subject
        self.message = message
        self.option = option
    }
}
