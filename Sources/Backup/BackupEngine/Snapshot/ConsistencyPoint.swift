package import Basics
package import MilvusModel

/// Up to where a collection's data is complete in the object store.
package struct ConsistencyPoint: Sendable, Hashable {
    /// Every write at or before it is in the snapshot; nil when nothing was flushed.
    package var timestamp: HybridTimestamp?
    /// When the server says that it sealed, to the second.
    package var sealedAt: WallTime?
    package var checkpoints: [ChannelCheckpoint]

    package init(
        timestamp: HybridTimestamp? = nil, sealedAt: WallTime? = nil, checkpoints: [ChannelCheckpoint] = []
    ) {
        self.timestamp = timestamp
        self.sealedAt = sealedAt
        self.checkpoints = checkpoints
    }
}
