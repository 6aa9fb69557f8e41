/// What holds when nobody sets a key.
package enum ConfigurationFallback: Sendable, Hashable {
    case value(String)
    /// The value of another key, wherever that came from.
    case inherited(String)
    /// Worked out from other values; the text tells how.
    case derived(String)
}
