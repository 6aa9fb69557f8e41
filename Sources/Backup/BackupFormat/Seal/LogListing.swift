/// Where the exact list of a collection's objects came from.
package enum LogListing: String, Sendable, Hashable, CaseIterable {
    /// Milvus' own meta at one revision.
    case etcd
    /// The server's REST description of each segment (2.5.8 and later).
    case rest
    /// What lies in the bucket under the segment: may include what an interrupted flush left behind.
    case listing
}
