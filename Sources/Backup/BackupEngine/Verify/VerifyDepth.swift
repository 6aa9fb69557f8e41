/// How far a verification goes; each does what the one before does.
package enum VerifyDepth: String, Sendable, Hashable, CaseIterable {
    /// Every object is there with its size and ETag, by listings.
    case list
    /// Every object's bytes are read and hashed.
    case hash
}
