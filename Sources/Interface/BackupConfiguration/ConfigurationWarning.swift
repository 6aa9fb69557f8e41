/// Something in the configuration that has no effect or another one than its writer may think.
package struct ConfigurationWarning: Sendable, Hashable, CustomStringConvertible {
    /// `backup.yaml:12`, `--set`.
    package var place: String
    package var message: String

    package init(_ place: String, _ message: String) {
        self.place = place
        self.message = message
    }

    package var description: String { "\(place): \(message)" }
}
