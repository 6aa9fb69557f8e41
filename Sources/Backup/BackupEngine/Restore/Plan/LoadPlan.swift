/// What of a collection is to answer queries again after the restore.
package enum LoadPlan: Sendable, Hashable {
    case nothing
    case collection(replicas: Int32)
    case partitions([String], replicas: Int32)

    /// `the collection`, `partitions a, b`, `nothing`.
    package var label: String {
        switch self {
        case .nothing: "nothing"
        case .collection(let replicas): replicas > 1 ? "the collection (\(replicas) replicas)" : "the collection"
        case .partitions(let names, _): "partitions " + names.joined(separator: ", ")
        }
    }
}
