internal import ArgumentParser
internal import BackupConfiguration
internal import BackupEngine
internal import BackupFormat
internal import Basics

/// `create`: a backup of what the filter names.
struct CreateCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Back up collections to the object store.")

    @Option(name: .shortAndLong, help: "Name of the backup; without it, one made of the time.")
    var name: String?

    @OptionGroup var selection: SelectionOptions

    @Option(
        help: """
            How data is made complete first: auto, serial_flush, bulk_flush, skip_flush (only what is sealed already), \
            meta_only (no rows).
            """)
    var strategy: CreateOptions.Strategy?

    @Flag(help: "Users, roles and grants too.")
    var rbac = false

    @Option(help: "Verify the backup when it is sealed: list, hash or rows, as verify --depth.")
    var verify: VerifyDepth?

    @Flag(help: "Print what would be done, and stop.")
    var dryRun = false

    @Flag(help: "Go on with a backup of that name that was interrupted; it goes on as it was begun.")
    var resume = false

    @Flag(name: .customLong("meta_only"), help: .hidden)
    var metaOnly = false

    @Option(help: .hidden)
    var format: String?

    // Always there: index definitions are part of every backup.
    @Flag(name: .customLong("backup_index_extra"), help: .hidden)
    var backupIndexExtra = false

    @OptionGroup var pace: PaceOptions

    @OptionGroup var global: GlobalOptions

    var settings: [String] { pace.settings }

    func createOptions() throws -> CreateOptions {
        guard !metaOnly || strategy == nil || strategy == .metaOnly else {
            throw Failure.usage("--meta_only and --strategy contradict each other.", subject: "--strategy")
        }
        guard [nil, "auto", "binlog"].contains(format) else {
            throw Failure.usage(
                "The format '\(format ?? "")' isn't supported.", subject: "--format",
                advice: "Leave --format out: backups hold binlogs.")
        }
        return CreateOptions(
            name: name ?? BackupName(at: WallClock.system.now()).text, filter: try selection.collectionFilter(),
            strategy: metaOnly ? .metaOnly : strategy ?? .auto,
            includesRBAC: rbac)
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        if resume { return try await goOn(in: context) }
        let options = try createOptions()
        if dryRun {
            return context.show(try await context.withEngine { try await CreateUseCase($0).plan(options) })
        }
        return context.show(
            try await context.withEngine(waitsOutages: true) { environment, configuration in
                var options = options
                options.holdsGarbageCollection = configuration.runs.pausesGarbageCollection
                return try await verified(try await CreateUseCase(environment).run(options), in: environment)
            })
    }

    private func goOn(in context: VerbContext) async throws -> ExitStatus {
        guard let name else {
            throw Failure.usage("--resume needs the backup's name.", subject: "--name", advice: "See milvault list.")
        }
        guard !dryRun else {
            throw Failure.usage("--resume and --dry-run can't be given together.", subject: "--dry-run")
        }
        let options = try createOptions()
        let filter = options.filter
        let request = ResumeRequest(
            name: name, filter: filter.selectsEverything ? nil : filter, strategy: metaOnly ? .metaOnly : strategy,
            wantsRBAC: rbac)
        return context.show(
            try await context.withEngine(waitsOutages: true) { environment, _ in
                let outcome = try await ResumeUseCase(environment).run(request)
                guard case .finished(let report) = outcome else { return outcome }
                return .finished(try await verified(report, in: environment))
            })
    }

    /// The backup is there whatever comes of this.
    private func verified(_ report: CreateReport, in environment: BackupEnvironment) async throws -> CreateReport {
        guard let verify else { return report }
        var report = report
        do throws(BackupError) {
            report.verification = try await VerifyUseCase(environment).run(
                VerifyOptions(name: report.name, depth: verify))
        } catch {
            var failure = error
            failure.message = "The backup is sealed, and could not be verified. \(error.message)"
            failure.advice = "milvault verify -n \(report.name) --depth \(verify.rawValue)"
            throw failure
        }
        return report
    }
}

extension CreateOptions.Strategy: ExpressibleByArgument {}
