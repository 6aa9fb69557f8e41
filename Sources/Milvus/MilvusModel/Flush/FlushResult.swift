package import Basics

/// What a flush of one collection sealed. It is done when `MilvusClient.isFlushed` says so.
package struct FlushResult: Hashable, Sendable {
    package var collection: CollectionReference
    /// Were growing, are sealed by this call.
    package var sealedSegments: [SegmentID]
    /// Were in the object store already.
    package var flushedSegments: [SegmentID]
    /// Server's time of sealing, whole seconds.
    package var sealedAt: WallTime?
    /// All rows and deletes up to here are in the store once the flush is done. Servers before 2.3 don't tell.
    package var flushTimestamp: HybridTimestamp?
    /// From before the sealing; 2.3.15 / 2.4.2 and later.
    package var channelCheckpoints: [ChannelCheckpoint]

    package init(
        collection: CollectionReference, sealedSegments: [SegmentID] = [], flushedSegments: [SegmentID] = [],
        sealedAt: WallTime? = nil, flushTimestamp: HybridTimestamp? = nil, channelCheckpoints: [ChannelCheckpoint] = []
    ) {
        self.collection = collection
        self.sealedSegments = sealedSegments
        self.flushedSegments = flushedSegments
        self.sealedAt = sealedAt
        self.flushTimestamp = flushTimestamp
        self.channelCheckpoints = channelCheckpoints
    }
}
