internal import ArgumentParser
internal import BackupEngine
internal import Basics
internal import DataExport

/// `export`: rows of a backup as files that other tools read, without Milvus.
struct ExportCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a backup's rows to Parquet, JSON Lines or NumPy.",
        discussion: """
            Reads the backup's store only; deletes are applied. Milvus isn't asked, and may be gone. Beside the files \
            of each collection lies its _schema.json; _export.json tells how many rows each file has.
            """)

    @Option(name: .shortAndLong, help: "Name of the backup.")
    var name: String

    @Option(help: ArgumentHelp("Directory or s3://bucket/prefix to write to.", valueName: "place"))
    var to: String

    @OptionGroup var selection: SelectionOptions

    @Option(help: ArgumentHelp("Only this partition; may be given several times.", valueName: "name"))
    var partition: [String] = []

    @Option(help: ArgumentHelp("Only these fields, separated by commas.", valueName: "names"))
    var fields: String?

    /// Keys may be negative numbers.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only rows with primary keys from A to B; one of them may be left out.", valueName: "A..B"))
    var whereKeyInRange: String?

    @Option(help: "parquet, jsonl or npy.")
    var format = ExportFormat.parquet

    @Option(
        help: """
            How parquet holds dense vectors: list (as Milvus' bulk insert takes them), fixed-size-list (as Arrow \
            computes with them) or binary.
            """)
    var vectors = VectorForm.list

    @Option(
        help: ArgumentHelp(
            "Begin another file when one has so many bytes. A segment has at least one of its own.", valueName: "size"))
    var maxFileSize: String?

    @Flag(help: "Go on with an export that was interrupted: what is done stays.")
    var resume = false

    @OptionGroup var side: DestinationOptions

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let options = try options(context)
        let destination = try side.side(to)
        let report = try await context.withEngine(waitsOutages: true) { environment, _ in
            let composition = ExportComposition(context: context)
            return try await composition.withDestination(destination) { place, width in
                let environment = ExportEnvironment(
                    store: environment.backupStore, rootPath: environment.backupRoot, destination: place, width: width,
                    observer: environment.observer)
                return try await ExportUseCase(environment).run(options)
            }
        }
        return context.show(report)
    }

    var continuation: String? { "Run the same command again with --resume: finished files stay." }

    private func options(_ context: VerbContext) throws -> ExportOptions {
        var options = ExportOptions(name: name, filter: try selection.collectionFilter(), partitions: partition)
        options.fields = fields?.split(separator: ",").map { $0.trimming(" ") } ?? []
        options.keys = try whereKeyInRange.map { text throws(BackupError) in try KeyRangeText(text) }
        options.sink = SinkSettings(format: format, vectors: vectors, temporaryDirectory: context.temporaryDirectory)
        options.maxFileSize = try maxFileSize.map(Self.size) ?? .max
        options.resumes = resume
        return options
    }

    private static func size(_ text: String) throws(Failure) -> Int64 {
        guard let size = ByteCount(parsing: text)?.bytes, size >= 1 << 20 else {
            throw .usage(
                "'\(text)' isn't a size of at least 1 MiB.", subject: "--max-file-size", advice: "Write 512MiB or 2GiB."
            )
        }
        return size
    }
}

extension ExportFormat: ExpressibleByArgument {}
extension VectorForm: ExpressibleByArgument {}

extension Substring {
    fileprivate func trimming(_ character: Character) -> String {
        String(drop { $0 == character }.reversed().drop { $0 == character }.reversed())
    }
}
