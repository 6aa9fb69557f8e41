package import ObjectStorage

/// Limits of a transfer, each with its reason.
package struct TransferConfiguration: Sendable {
    package var mode: TransferMode
    /// Objects in flight. Also bounds the parts in flight of multipart copies, all objects together.
    package var concurrency: Int
    /// From this size on an object is copied in parts: large single copies time out and can't be parallel.
    package var multipartThreshold: Int64
    /// Wished part size; grows where 10,000 parts of it aren't enough.
    package var partSize: Int64
    /// Asked of stores that copy, and computed of what streams through; nil does neither.
    package var checksum: ChecksumAlgorithm?
    /// What broke off for a reason that passes (an outage, Ctrl-C) leaves its upload open, for whoever resumes the run;
    /// else every upload that fails is aborted.
    package var keepsUnfinishedUploads: Bool
    /// Where the steps between requests run, and streamed bytes are hashed: on the network's own thread neither a copy
    /// nor a piece of a stream changes threads. Nil is the usual pool.
    package var executor: (any TaskExecutor)?

    package init(
        mode: TransferMode = .auto, concurrency: Int = 128, multipartThreshold: Int64 = 256 << 20,
        partSize: Int64 = 64 << 20, checksum: ChecksumAlgorithm? = .crc64nvme, keepsUnfinishedUploads: Bool = false
    ) {
        self.mode = mode
        self.concurrency = concurrency
        self.multipartThreshold = multipartThreshold
        self.partSize = partSize
        self.checksum = checksum
        self.keepsUnfinishedUploads = keepsUnfinishedUploads
    }
}
