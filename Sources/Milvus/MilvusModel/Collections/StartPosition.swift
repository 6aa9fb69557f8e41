/// Where a physical channel stood in the message queue when a collection came into being.
package struct StartPosition: Hashable, Sendable {
    package var physicalChannel: String
    /// The queue's own message id; its form depends on the queue.
    package var messageID: [UInt8]

    package init(physicalChannel: String, messageID: [UInt8]) {
        self.physicalChannel = physicalChannel
        self.messageID = messageID
    }
}
