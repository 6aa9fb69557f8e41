/// One copy of a loaded collection in memory.
package struct ReplicaDescription: Hashable, Sendable {
    package var id: Int64
    package var resourceGroup: String
    package var nodes: [Int64]

    package init(id: Int64, resourceGroup: String, nodes: [Int64]) {
        self.id = id
        self.resourceGroup = resourceGroup
        self.nodes = nodes
    }
}
