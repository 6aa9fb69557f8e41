/// Up to where everything that came through a virtual channel is in the object store.
package struct ChannelCheckpoint: Hashable, Sendable {
    package var channel: String
    package var timestamp: HybridTimestamp
    /// Serialized `MsgPosition` message of Milvus: the form that milvus-backup keeps as `channel_checkpoints`.
    package var serializedPosition: [UInt8]

    package init(channel: String, timestamp: HybridTimestamp, serializedPosition: [UInt8]) {
        self.channel = channel
        self.timestamp = timestamp
        self.serializedPosition = serializedPosition
    }
}
