internal import ArgumentParser
internal import BackupConfiguration
internal import BackupEngine
internal import Transfers

/// `copy`: objects from one place to another, without anything of Milvus.
struct CopyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Copy everything under a prefix to another one.",
        discussion: """
            A place is s3://bucket/prefix or file:///directory. The store copies by itself where one endpoint and one \
            access key hold both sides; else the bytes pass through here. What is at the destination already is left \
            alone, so a copy can be repeated until it is complete; nothing is ever deleted.

            Without an endpoint a bucket is looked up in the configuration. With one, keys come from where the AWS \
            tools find them: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile. Variables that begin with \
            MILVAULT_FROM_ or MILVAULT_TO_ hold for one side: MILVAULT_TO_AWS_ACCESS_KEY_ID.
            """)

    @Argument(help: "Where to copy from: s3://bucket/prefix, an object's key, or file:///directory.")
    var source: String

    @Argument(help: "Where to copy to; a prefix, or a key when the source is one object.")
    var destination: String

    @Option(help: "auto; direct (the store copies, or nothing does); streaming (always through here).")
    var mode: TransferMode?

    @Option(help: ArgumentHelp("Requests in flight. (default: transfer.concurrency)", valueName: "number"))
    var concurrency: Int?

    @Option(help: ArgumentHelp("Size of a part of large objects. (default: transfer.partSizeMiB)", valueName: "MiB"))
    var partSize: Int64?

    @Flag(help: "Compare and count, and copy nothing.")
    var dryRun = false

    @OptionGroup var sides: CopySideOptions

    @OptionGroup var pace: PaceOptions

    @OptionGroup var global: GlobalOptions

    var settings: [String] { pace.settings }

    func validate() throws {
        if let concurrency, !(1...4096).contains(concurrency) { throw ValidationError("--concurrency: 1 to 4096.") }
        if let partSize, !(5...5120).contains(partSize) { throw ValidationError("--part-size: 5 to 5120 MiB.") }
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let (from, to) = try sides.sides(from: source, to: destination)
        let configuration = try context.resolvedConfiguration(
            isNeeded: from.needsConfiguration || to.needsConfiguration)
        let run = CopyRunner(
            context: context, configuration: configuration, source: from, destination: to, isDryRun: dryRun,
            runs: overridden(configuration.runs))
        return context.show(try await run.run())
    }

    var continuation: String? { "Run the same command again: what arrived is left alone." }

    private func overridden(_ settings: RunSettings) -> RunSettings {
        var settings = settings
        if let mode { settings.transferMode = RunSettings.TransferMode(mode) }
        if let concurrency { settings.transferConcurrency = concurrency }
        if let partSize { settings.partSize = partSize << 20 }
        return settings
    }
}

extension TransferMode: ExpressibleByArgument {}
