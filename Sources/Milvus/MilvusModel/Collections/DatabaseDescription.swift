/// A database. Servers before 2.4.3 tell no more than the name.
package struct DatabaseDescription: Hashable, Sendable {
    package var name: DatabaseName
    package var id: DatabaseID?
    package var createdAt: HybridTimestamp?
    package var properties: [KeyValuePair]

    package init(
        name: DatabaseName, id: DatabaseID? = nil, createdAt: HybridTimestamp? = nil, properties: [KeyValuePair] = []
    ) {
        self.name = name
        self.id = id
        self.createdAt = createdAt
        self.properties = properties
    }
}
