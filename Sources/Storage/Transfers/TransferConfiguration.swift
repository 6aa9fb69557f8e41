/// Limits of a transfer, each with its reason.
package struct TransferConfiguration: Sendable {
    package var mode: TransferMode
    /// Objects in flight. Also bounds the parts in flight of multipart copies, all objects together.
    package var concurrency: Int
    /// From this size on an object is copied in parts: large single copies time out and can't be parallel.
    package var multipartThreshold: Int64
    /// Wished part size; grows where 10,000 parts of it aren't enough.
    package var partSize: Int64

    package init(
        mode: TransferMode = .auto, concurrency: Int = 128, multipartThreshold: Int64 = 256 << 20,
        partSize: Int64 = 64 << 20
    ) {
        self.mode = mode
        self.concurrency = concurrency
        self.multipartThreshold = multipartThreshold
        self.partSize = partSize
    }
}
