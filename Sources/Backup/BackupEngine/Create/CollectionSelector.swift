internal import MilvusClient
internal import MilvusModel

/// Finds out which databases and collections a filter means on this server.
struct CollectionSelector {
    /// What was found.
    struct Selection: Sendable {
        var databases: [DatabaseDescription]
        var collections: [CollectionReference]
        /// Named one by one in the filter, but not there.
        var missing: [CollectionReference]
    }

    let milvus: MilvusClient
    let features: MilvusFeatures

    func select(_ filter: CollectionFilter) async throws -> Selection {
        var selection = Selection(databases: [], collections: [], missing: [])
        for database in try await milvus.listDatabases() where filter.selects(database: database) {
            selection.databases.append(try await describe(database))
            selection.collections += try await milvus.listCollections(in: database)
                .map(\.reference).filter(filter.selects)
        }
        selection.collections.sort()
        let found = Set(selection.collections)
        selection.missing = filter.namedCollections.filter { !found.contains($0) }
        return selection
    }

    private func describe(_ database: DatabaseName) async throws -> DatabaseDescription {
        guard features.has(.describeDatabase) else { return DatabaseDescription(name: database) }
        return try await milvus.describeDatabase(database)
    }
}
