/// A call that the double says no to, as Milvus' status has it.
struct MilvusRefusal: Error, Sendable {
    /// `Status.code`.
    var code: Int32
    var reason: String

    init(_ code: Int32, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    static func noCollection(_ name: String) -> MilvusRefusal {
        MilvusRefusal(100, "can't find collection[collection=\(name)]")
    }

    static func noPartition(_ name: String) -> MilvusRefusal {
        MilvusRefusal(200, "partition not found[partition=\(name)]")
    }
}
