import ObjectStorage

extension ObjectKey: ExpressibleByStringLiteral {
    /// Keys in tests are plain text.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
