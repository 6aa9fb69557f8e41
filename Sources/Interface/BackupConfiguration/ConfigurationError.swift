/// A configuration that can't be used, and where it says so.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence without the place.
    package var message: String
    /// The key, file or option it is about.
    package var subject: String
    /// `backup.yaml:12`, `environment variable MINIO_PORT`, `--set`; nil when it is about several places.
    package var place: String?
    /// What to write instead.
    package var advice: String?

    package init(_ message: String, subject: String, place: String? = nil, advice: String? = nil) {
        self.message = message
        self.subject = subject
        self.place = place
        self.advice = advice
    }

    package var description: String {
        let start = place.map { "\($0): " } ?? ""
        let next = advice.map { " \($0)" } ?? ""
        return "\(start)\(message)\(next)"
    }
}
