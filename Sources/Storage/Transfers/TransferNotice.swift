package import ObjectStorage

/// What a mover found out about its two places and acts on from then on: told once.
package enum TransferNotice: Sendable, CustomStringConvertible {
    /// Objects are streamed through this machine from now on.
    case copyRefused(ObjectStoreError)
    /// Copies are asked for without a checksum from now on.
    case checksumRefused(ObjectStoreError)

    package var description: String {
        switch self {
        case .copyRefused(let error):
            "The store refuses to copy (\(error.reason)); objects are streamed through this machine."
        case .checksumRefused(let error):
            "The store computes no checksum when it copies (\(error.reason)); sizes and ETags are compared."
        }
    }
}
