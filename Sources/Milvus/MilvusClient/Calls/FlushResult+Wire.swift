internal import Basics
internal import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension FlushResult {
    init(_ wire: WireFlushResponse, collection: CollectionReference) {
        let name = collection.name
        self.init(
            collection: collection,
            sealedSegments: (wire.sealedSegments[name]?.data ?? []).map(SegmentID.init(rawValue:)),
            flushedSegments: (wire.flushedSegments[name]?.data ?? []).map(SegmentID.init(rawValue:)),
            sealedAt: wire.sealTimes[name].map { WallTime(seconds: $0) },
            flushTimestamp: wire.flushTimestamps[name].map(HybridTimestamp.init(rawValue:)),
            channelCheckpoints: wire.channelCheckpoints.sorted { $0.key < $1.key }.map { channel, position in
                ChannelCheckpoint(channel: channel, serializedPosition: Array(position))
            })
    }
}

extension ChannelCheckpoint {
    /// A position that can't be read is kept with timestamp zero.
    init(channel: String, serializedPosition: [UInt8]) {
        let position = try? WireMsgPosition(serializedBytes: serializedPosition)
        self.init(
            channel: channel, timestamp: HybridTimestamp(rawValue: position?.timestamp ?? 0),
            serializedPosition: serializedPosition)
    }
}

extension FlushAllResult {
    init(_ wire: WireFlushAllResponse) {
        let messages = wire.flushAllMessages.mapValues { Array($0) }
        self.init(
            timestamp: HybridTimestamp(rawValue: wire.flushAllTimestamp), serializedMessages: messages,
            channelTimestamps: messages.compactMapValues(Self.timeTick),
            controlChannel: wire.clusterInfo.controlChannel.isEmpty ? nil : wire.clusterInfo.controlChannel,
            physicalChannels: wire.clusterInfo.physicalChannels)
    }

    /// Messages carry their time tick as a property, a number to the base 36.
    private static func timeTick(ofMessage bytes: [UInt8]) -> HybridTimestamp? {
        let message = try? WireImmutableMessage(serializedBytes: bytes)
        return message?.properties["_tt"].flatMap { UInt64($0, radix: 36) }.map(HybridTimestamp.init(rawValue:))
    }
}
