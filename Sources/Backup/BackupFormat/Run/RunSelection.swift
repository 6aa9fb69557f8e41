package import Basics
package import MilvusModel

/// What a run's filter meant when it began: frozen, so that whoever goes on with it means the same.
package struct RunSelection: Sendable, Hashable, JSONRepresentable {
    package var source: SourceLocation
    package var databases: [DatabaseBackup]
    package var collections: [CollectionReference]
    /// Named in the filter, but not there.
    package var missing: [CollectionReference]
    /// Whether index files are listed for all collections at once: where etcd isn't asked.
    package var listsIndexFiles: Bool

    package init(
        source: SourceLocation, databases: [DatabaseBackup], collections: [CollectionReference],
        missing: [CollectionReference], listsIndexFiles: Bool
    ) {
        self.source = source
        self.databases = databases
        self.collections = collections
        self.missing = missing
        self.listsIndexFiles = listsIndexFiles
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        source =
            try fields.nested("source", SourceLocation.init(json:))
            ?? SourceLocation(endpoint: "", bucket: "", rootPath: "")
        databases = try fields.array("databases", DatabaseBackup.init(json:))
        collections = try fields.array("collections", Self.reference)
        missing = try fields.array("missing", Self.reference)
        listsIndexFiles = try fields.bool("listsIndexFiles")
    }

    package var json: JSONValue {
        [
            "source": source.json, "databases": .array(databases.map(\.json)),
            "collections": .array(collections.map(Self.json)), "missing": .array(missing.map(Self.json)),
            "listsIndexFiles": .bool(listsIndexFiles),
        ]
    }

    private static func json(_ reference: CollectionReference) -> JSONValue {
        ["database": JSONValue(reference.database.rawValue), "name": JSONValue(reference.name)]
    }

    private static func reference(_ json: JSONValue) throws(JSONMappingError) -> CollectionReference {
        var fields = try JSONFields(json)
        return CollectionReference(
            database: DatabaseName(try fields.string("database")), name: try fields.string("name"))
    }
}
