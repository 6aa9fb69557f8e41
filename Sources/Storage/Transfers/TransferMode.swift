/// Whether bytes may pass the client; named as milvus-backup's `transfer.mode`.
package enum TransferMode: String, Sendable, Hashable, CaseIterable {
    /// Server-side where one endpoint and identity hold both sides, else streaming.
    case auto
    /// Server-side only; anything else is an error.
    case direct
    /// Always through the client.
    case streaming
}
