internal import ArgumentParser
internal import BackupConfiguration
internal import BackupEngine
internal import Basics

/// `drill`: whether a backup comes back, tried.
struct DrillCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Restore a backup under scratch names, compare it with what it holds, drop it.",
        discussion: """
            Restores into the configured Milvus, as restore does; another --config tries it in another one. Nothing but \
            the scratch collections is touched, and they are dropped whatever happens.
            """)

    private static let mostRows = 1_000_000
    /// What Milvus searches for at most, and gives back for each.
    private static let mostSearched = 16_384

    @Option(name: .shortAndLong, help: "Name of the backup; without it the newest complete one.")
    var name: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these collections: db.name, db.*", valueName: "name"))
    var collection: [String] = []

    @Flag(help: "One of the collections only; the next drill takes the next one.")
    var sampleCollection = false

    @Option(help: ArgumentHelp("Rows of each collection that are compared value by value.", valueName: "number"))
    var rows = 1000

    @Option(
        help: ArgumentHelp(
            "Vectors of each field that are searched for; to know their true neighbours, all vectors are read.",
            valueName: "number"))
    var queries = 20

    @Option(help: ArgumentHelp("Neighbours of each that are compared.", valueName: "number"))
    var topK = 10

    @Option(
        help: ArgumentHelp(
            "Least share of the true neighbours that an approximate index must find; exact ones must find all.",
            valueName: "0…1"))
    var recall = 0.9

    @Option(help: ArgumentHelp("Compare the same rows as an earlier drill.", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("Write drill.json and drill.html there.", valueName: "directory"))
    var report: String?

    @Flag(help: "Keep the scratch collections.")
    var keep = false

    @Flag(help: "Print what would be done, and stop.")
    var dryRun = false

    @OptionGroup var pace: PaceOptions

    @OptionGroup var global: GlobalOptions

    var settings: [String] { pace.settings }

    func validate() throws {
        guard (0...Self.mostRows).contains(rows) else {
            throw ValidationError("--rows must be from 0 to \(Self.mostRows).")
        }
        guard (0...Self.mostSearched).contains(queries), (1...Self.mostSearched).contains(topK) else {
            throw ValidationError("--queries and --top-k must be at most \(Self.mostSearched), which Milvus allows.")
        }
        guard (0...1).contains(recall) else { throw ValidationError("--recall must be from 0 to 1.") }
    }

    func drillOptions(importTimeout: Duration) throws -> DrillOptions {
        DrillOptions(
            name: name, filter: try CollectionFilter(parsing: collection.joined(separator: ",")),
            samplesCollection: sampleCollection,
            extent: DrillExtent(rows: rows, queries: queries, topK: topK, recall: recall), seed: seed, keeps: keep,
            importTimeout: importTimeout)
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        _ = try drillOptions(importTimeout: .zero)
        if dryRun {
            return context.show(
                try await context.withEngine { environment, configuration in
                    try await DrillUseCase(environment).plan(
                        try drillOptions(importTimeout: configuration.runs.importTimeout))
                })
        }
        let folder = try report.map { path throws(Failure) in try ReportFolder(path) }
        let result = try await context.withEngine(waitsOutages: true) { environment, configuration in
            var environment = environment
            environment.limits.collections = configuration.runs.restoreCollections
            let drill = DrillUseCase(environment)
            return try await drill.run(
                try await drill.plan(try drillOptions(importTimeout: configuration.runs.importTimeout)))
        }
        let status = context.show(result)
        try folder?.write(result.json.text(.indented) + "\n", as: "drill.json")
        try folder?.write(DrillPage(report: result).html, as: "drill.html")
        return status
    }
}
