internal import ArgumentParser
internal import BackupConfiguration
internal import BackupEngine
internal import Basics

/// `migrate`: collections of one Milvus into another one, of whatever version.
struct MigrateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring collections of one Milvus to another one, of whatever version.",
        discussion: """
            Each side has its own configuration file. First it is looked at what the target can't hold; while anything \
            of that kind is left, nothing is touched. Rows then go as files where the target reads the source's, else by \
            queries and inserts, and are compared when they are there. A run that was cut off is gone on with by the \
            same command.
            """)

    @Option(help: ArgumentHelp("Configuration of the Milvus to read.", valueName: "file"))
    var from: String

    @Option(help: ArgumentHelp("Configuration of the Milvus to write to. (default: --config)", valueName: "file"))
    var to: String?

    @Option(help: "How rows travel: auto (as files where that is possible), backup, query.")
    var via: MigrationOptions.Way = .auto

    @Option(help: ArgumentHelp("Collections: db.*, db.coll, coll. Everything when absent.", valueName: "rules"))
    var filter = ""

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("New names: old:new,db.old:db2.new,db.*:db2.*", valueName: "map"))
    var rename = ""

    @Option(name: .shortAndLong, help: "Put behind every collection's name.")
    var suffix = ""

    @Option(help: ArgumentHelp("New databases: db1:db2,db3:db4", valueName: "map"))
    var databaseMap = ""

    @Flag(help: "sales.docs becomes default.sales_docs: for servers without databases.")
    var databasePrefix = false

    @OptionGroup var changes: SchemaChangeOptions

    @Option(help: ArgumentHelp("Queries of the source in flight, each with a page in memory.", valueName: "number"))
    var queriesInFlight = 4

    @Option(help: ArgumentHelp("Rows a second that are read at most.", valueName: "number"))
    var rowsPerSecond: Int?

    @Option(help: ArgumentHelp("Rows of each collection that are compared value by value.", valueName: "number"))
    var rows = 1000

    @Option(help: ArgumentHelp("Vectors of each field that are searched for on both sides.", valueName: "number"))
    var queries = 20

    @Option(help: ArgumentHelp("Neighbours of each that are compared.", valueName: "number"))
    var topK = 10

    @Option(help: ArgumentHelp("Least share of neighbours as near as the source's.", valueName: "0…1"))
    var recall = 0.9

    @Option(help: ArgumentHelp("Compare the same rows as an earlier run.", valueName: "number"))
    var seed: UInt64?

    @Flag(help: "Print what would be done and what speaks against it, and stop.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    var continuation: String? { "Run the same command again: it goes on where it was." }

    func validate() throws {
        guard (1...64).contains(queriesInFlight) else { throw ValidationError("--queries-in-flight: 1 to 64.") }
        if let rowsPerSecond, rowsPerSecond < 1 { throw ValidationError("--rows-per-second: at least 1.") }
        guard (0...100_000).contains(rows), (0...1000).contains(queries), (1...16_384).contains(topK) else {
            throw ValidationError("--rows: 0 to 100000, --queries: 0 to 1000, --top-k: 1 to 16384.")
        }
        guard (0...1).contains(recall) else { throw ValidationError("--recall must be from 0 to 1.") }
    }

    func migrationOptions(importTimeout: Duration, seed drawn: UInt64) throws -> MigrationOptions {
        MigrationOptions(
            via: via, filter: try CollectionFilter(parsing: filter),
            mapping: try NameMapping(suffix: suffix, rename: rename, databaseMap: databaseMap),
            prefixesDatabases: databasePrefix, changes: try changes.changes(),
            limits: QueryLimits(queries: queriesInFlight, rowsPerSecond: rowsPerSecond),
            extent: DrillExtent(rows: rows, queries: queries, topK: topK, recall: recall), seed: seed ?? drawn,
            importTimeout: importTimeout)
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        _ = try migrationOptions(importTimeout: .zero, seed: 0)
        let outcome = try await context.withSides(from, to, waitsOutages: !dryRun) { sides, configuration in
            let drawn = KeyHash.seed(of: sides.target.newIdentifier())
            let options = try migrationOptions(importTimeout: configuration.runs.importTimeout, seed: drawn)
            let useCase = MigrateUseCase(sides)
            let plan = try await useCase.plan(options)
            guard !dryRun, plan.blocking.isEmpty else { return MigrationOutcome.planned(plan) }
            return .done(try await useCase.run(plan, options))
        }
        switch outcome {
        case .planned(let plan): return context.show(plan)
        case .done(let report): return context.show(report)
        }
    }
}

/// What there is to show in the end.
private enum MigrationOutcome: Sendable {
    case planned(MigrationPlan)
    case done(MigrationReport)
}

extension MigrationOptions.Way: ExpressibleByArgument {}
