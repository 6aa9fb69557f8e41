/// Where a store is: two stores at one endpoint with one set of credentials can copy between their buckets.
package struct StoreLocation: Sendable, Hashable, CustomStringConvertible {
    /// `http://host:port`, `file://`, `memory://1`.
    package var endpoint: String
    package var bucket: String
    /// Names who asks (access key id, never the secret); a server-side copy needs one identity on both sides.
    package var identity: String

    package init(endpoint: String, bucket: String, identity: String = "") {
        self.endpoint = endpoint
        self.bucket = bucket
        self.identity = identity
    }

    package var description: String { "\(endpoint)/\(bucket)" }

    /// Whether the destination can be asked to copy from `source` by itself.
    package func canCopyServerSide(from source: StoreLocation) -> Bool {
        endpoint == source.endpoint && identity == source.identity
    }
}
