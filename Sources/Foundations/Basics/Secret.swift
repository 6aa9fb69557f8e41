/// A value that must not reach output, logs, errors or manifests: printing it prints `•••`.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    package init(_ value: String) {
        self.value = value
    }

    /// The one way to the text. Its callers are the signer and the authentication headers.
    package func reveal() -> String {
        value
    }

    package var isEmpty: Bool { value.isEmpty }
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
