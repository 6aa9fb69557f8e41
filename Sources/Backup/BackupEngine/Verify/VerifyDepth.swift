/// How far a verification goes.
package enum VerifyDepth: String, Sendable, Hashable, CaseIterable {
    /// Every object is there with its size and ETag, by listings.
    case list
    /// As `list`, and every object's bytes are read and hashed.
    case hash
    /// As `list`, and every object is read and decoded: the rows agree with each other and with what was promised.
    /// Checksums aren't compared.
    case rows

    /// Whether objects are read.
    package var readsContent: Bool { self != .list }
}
