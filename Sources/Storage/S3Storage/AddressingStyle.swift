/// Where the bucket's name stands in a URL.
package enum AddressingStyle: String, Sendable, Hashable, CaseIterable {
    /// Virtual-host on the clouds that want it, path elsewhere.
    case auto
    /// `https://host/bucket/key`.
    case path
    /// `https://bucket.host/key`.
    case virtualHost
}
