/// How the exact objects of the segments were learnt. Reports and manifest name it; there is no silent fallback.
package enum LogListing: String, Sendable, Hashable {
    /// From Milvus' own metadata at one revision: exact.
    case etcd
    /// From the server's segment description (2.5.8 and later): exact.
    case rest
    /// From what lies under the segments' prefixes: may hold leftovers of interrupted uploads.
    case listing
}
