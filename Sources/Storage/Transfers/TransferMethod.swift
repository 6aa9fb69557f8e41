/// How an object's bytes travelled.
package enum TransferMethod: String, Sendable, Hashable {
    /// CopyObject: one request, the store moves the bytes.
    case copy
    /// UploadPartCopy in parts, the store moves the bytes.
    case multipartCopy
    /// GET and PUT through this client.
    case stream
    /// GET by ranges and multipart PUT through this client.
    case multipartStream

    /// The store moves the bytes.
    package var isServerSide: Bool { self == .copy || self == .multipartCopy }
}
