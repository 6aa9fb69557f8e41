internal import ArgumentParser
internal import BackupEngine

/// Which collections are meant: `--filter`, and the ways in which older milvus-backup said the same.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Collections, separated by commas: db.* a whole database, db.coll, coll (database default), "
                + "db. a database without collections. Everything when absent.", valueName: "rules"))
    var filter: String?

    @Option(name: [.customShort("c"), .customLong("colls"), .customLong("collections")], help: .hidden)
    var collections: String?

    @Option(name: [.customShort("d"), .customLong("databases")], help: .hidden)
    var databases: String?

    func collectionFilter() throws -> CollectionFilter {
        let given = [filter, collections, wholeDatabases].compactMap(\.self)
        guard given.count <= 1 else {
            throw Failure.usage(
                "--filter says it all: --colls and --databases can't stand beside it.", subject: "--filter")
        }
        return try CollectionFilter(parsing: given.first ?? "")
    }

    /// `--databases a,b` is `--filter a.*,b.*`.
    private var wholeDatabases: String? {
        databases?.split(separator: ",").map { "\($0).*" }.joined(separator: ",")
    }
}
