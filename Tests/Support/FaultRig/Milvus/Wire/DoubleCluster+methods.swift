extension DoubleCluster {
    /// Every method that the double knows; others are unimplemented, as access control is.
    static let methods: [String: GRPCMethod] = [
        serverMethods, collectionMethods, partitionMethods, indexMethods, loadingMethods, segmentMethods,
        importMethods,
    ].reduce(into: [:]) { all, topic in all.merge(topic) { first, _ in first } }
}
