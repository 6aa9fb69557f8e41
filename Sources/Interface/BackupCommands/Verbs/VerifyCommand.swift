internal import ArgumentParser
internal import BackupEngine

/// `verify`: whether a backup is what it was when it was made.
struct VerifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Prove that a backup is whole; without the Milvus that it was made of.")

    @Option(name: .shortAndLong, help: "Name of the backup.")
    var name: String

    @Option(
        help: """
            How deep: list (every object is there with its size and ETag), hash (and its bytes are what they were), rows \
            (and it decodes, and its rows agree; checksums aren't compared).
            """)
    var depth: VerifyDepth = .list

    @Option(
        help: ArgumentHelp(
            "Read only such a share of the objects, or segments; the next run reads the next, until all were read.",
            valueName: "5%"))
    var sample: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only these collections: db.name, db.*", valueName: "name"))
    var collection: [String] = []

    @Flag(help: "Begin anew where an earlier run was cut off.")
    var fresh = false

    @OptionGroup var pace: PaceOptions

    @OptionGroup var global: GlobalOptions

    var settings: [String] { pace.settings }

    func verifyOptions() throws -> VerifyOptions {
        var options = VerifyOptions(
            name: name, depth: depth, filter: try CollectionFilter(parsing: collection.joined(separator: ",")),
            isFresh: fresh)
        guard let sample else { return options }
        guard depth.readsContent else {
            throw Failure.usage(
                "--sample needs --depth hash or rows.", subject: "--sample",
                advice: "A listing costs the same for a part as for all.")
        }
        guard let windows = VerifyOptions.windows(sample: sample) else {
            throw Failure.usage(
                "'\(sample)' is no share of the objects.", subject: "--sample", advice: "Write it like 5%.")
        }
        options.windows = windows
        return options
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let options = try verifyOptions()
        return context.show(
            try await context.withEngine(waitsOutages: true) { environment, _ in
                try await VerifyUseCase(environment).run(options)
            })
    }

    var continuation: String? {
        depth == .list ? "Nothing was written: run the same command again." : "Run the same command again: it goes on."
    }
}

extension VerifyDepth: ExpressibleByArgument {}
