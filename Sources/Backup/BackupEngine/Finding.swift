/// Something that a run noticed and that its user should know: never fatal by itself.
package struct Finding: Sendable, Hashable {
    /// Kebab case, stable, for scripts: `collection-failed`, `garbage-collection-not-held`.
    package var code: String
    package var subject: String
    package var message: String
    package var advice: String?

    package init(_ code: String, subject: String, _ message: String, advice: String? = nil) {
        self.code = code
        self.subject = subject
        self.message = message
        self.advice = advice
    }
}
