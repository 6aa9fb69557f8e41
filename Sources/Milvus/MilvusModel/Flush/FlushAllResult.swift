/// What a flush of the whole cluster answered (meaning as of 2.6.11: one message a physical channel).
package struct FlushAllResult: Hashable, Sendable {
    package var timestamp: HybridTimestamp
    /// Serialized `ImmutableMessage` per physical channel; milvus-backup keeps them as `flush_all_msgs_base64`.
    package var serializedMessages: [String: [UInt8]]
    /// Time tick per physical channel, read from the messages; asked for again while waiting.
    package var channelTimestamps: [String: HybridTimestamp]
    package var controlChannel: String?
    package var physicalChannels: [String]

    package init(
        timestamp: HybridTimestamp, serializedMessages: [String: [UInt8]] = [:],
        channelTimestamps: [String: HybridTimestamp] = [:], controlChannel: String? = nil,
        physicalChannels: [String] = []
    ) {
        self.timestamp = timestamp
        self.serializedMessages = serializedMessages
        self.channelTimestamps = channelTimestamps
        self.controlChannel = controlChannel
        self.physicalChannels = physicalChannels
    }
}
