/// How an object is written.
package struct PutOptions: Sendable {
    /// `If-None-Match: *`: refuse (`.alreadyExists`) when the key is taken. Only where
    /// ``StoreCapabilities/conditionalPut`` says that the store honours it.
    package var onlyIfAbsent: Bool
    package var contentType: String?

    package init(onlyIfAbsent: Bool = false, contentType: String? = nil) {
        self.onlyIfAbsent = onlyIfAbsent
        self.contentType = contentType
    }
}
