package import Basics

/// What a key is set to, and by whom.
package struct ConfigurationValue: Sendable {
    package enum Content: Sendable, Hashable {
        case text(String)
        case secret(Secret)
        case list([String])
    }

    package var key: ConfigurationKey
    package var content: Content
    package var origin: ConfigurationOrigin

    /// For people: secrets as `•••`, an empty text as it is.
    package var display: String {
        switch content {
        case .text(let text): text
        case .secret(let secret): secret.isEmpty ? "" : "\(secret)"
        case .list(let elements): elements.joined(separator: ",")
        }
    }
}
