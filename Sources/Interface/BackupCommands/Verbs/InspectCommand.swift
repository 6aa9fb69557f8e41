internal import ArgumentParser
internal import BackupEngine
internal import MilvusModel

/// `inspect`: what lies in a backup, without Milvus.
struct InspectCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Look into a backup: segments, rows, statistics.",
        discussion: "Reads the backup's store only. Milvus isn't asked, and may be gone.")

    private static let mostRows = 10_000

    @Option(name: .shortAndLong, help: "Name of the backup.")
    var name: String

    @Argument(help: "Collection: name or database.name. All of them without.")
    var collection: String?

    @Option(help: ArgumentHelp("Print the first rows of each collection, deletes applied.", valueName: "number"))
    var rows: Int?

    /// Keys may be negative numbers.
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Print rows with this primary key only.", valueName: "key"))
    var key: String?

    @Flag(help: "Nulls, range, vector norms and a histogram of every field. Reads all rows.")
    var stats = false

    @Flag(help: "Show row id and timestamp, which Milvus adds to every row, too.")
    var systemFields = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard let rows else { return }
        guard (1...Self.mostRows).contains(rows) else {
            throw ValidationError("--rows must be from 1 to \(Self.mostRows): the rows are held in memory.")
        }
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let options = InspectOptions(
            name: name, collection: collection.map { CollectionReference(parsing: $0) }, rows: rows, key: key,
            statistics: stats, systemFields: systemFields)
        let report = try await context.withEngine { environment in
            try await InspectUseCase(store: environment.backupStore, rootPath: environment.backupRoot).run(options)
        }
        return context.show(report)
    }
}
