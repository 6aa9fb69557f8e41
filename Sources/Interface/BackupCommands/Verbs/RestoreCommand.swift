internal import ArgumentParser
internal import BackupConfiguration
internal import BackupEngine

/// `restore`: collections of a backup, into Milvus.
struct RestoreCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring collections of a backup back into Milvus.")

    @Option(name: .shortAndLong, help: "Name of the backup.")
    var name: String

    @OptionGroup var selection: SelectionOptions

    @Option(name: .shortAndLong, help: "Put behind every collection's name.")
    var suffix = ""

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("New names: old:new,db.old:db2.new,db.*:db2.*", valueName: "map"))
    var rename = ""

    @Option(help: ArgumentHelp("New databases: db1:db2,db3:db4", valueName: "map"))
    var databaseMap = ""

    @Flag(
        name: [.long, .customLong("drop_exist_collection")], help: "Drop a collection that has the target's name first."
    )
    var dropExisting = false

    @Flag(help: "Create no indexes.")
    var skipIndexes = false

    @Flag(name: [.long, .customLong("meta_only")], help: "Collections without rows.")
    var schemaOnly = false

    @Flag(help: "Users, roles and grants too.")
    var rbac = false

    @Option(
        help: """
            Verify what is restored before Milvus is touched, as verify --depth; without it, list. A damaged backup is \
            refused.
            """)
    var verify: VerifyDepth?

    @Flag(
        help: """
            Restore what is whole of a damaged backup: damaged segments are left out, and the report says which rows \
            are missing.
            """)
    var skipDamaged = false

    @Flag(help: "Print what would be done, and stop.")
    var dryRun = false

    @Flag(
        help: """
            Go on with a restore of the backup that was interrupted; what it was asked for is repeated, so no other \
            option is, but --verify.
            """)
    var resume = false

    @Flag(help: "Take back what interrupted restores of the backup have left: half-filled collections, staged objects.")
    var discard = false

    @OptionGroup var legacy: LegacyRestoreOptions

    @OptionGroup var pace: PaceOptions

    @OptionGroup var global: GlobalOptions

    var settings: [String] { pace.settings }

    func restoreOptions(importTimeout: Duration) throws -> RestoreOptions {
        try legacy.refuseUnsupported()
        return RestoreOptions(
            name: name, mapping: try NameMapping(suffix: suffix, rename: rename, databaseMap: databaseMap),
            filter: try selection.collectionFilter(), dropExisting: dropExisting, skipIndexes: skipIndexes,
            schemaOnly: schemaOnly, includesRBAC: rbac, importTimeout: importTimeout, verify: verify ?? .list,
            skipDamaged: skipDamaged)
    }

    /// A resume repeats what was asked for; another wish beside it would be lost.
    func validate() throws {
        guard !schemaOnly || (verify == nil && !skipDamaged) else {
            throw ValidationError(
                "--schema-only restores no rows: \(skipDamaged ? "--skip-damaged" : "--verify") has nothing to do.")
        }
        guard resume || discard else { return }
        let asked: [(String, Bool)] = [
            ("--discard", resume && discard), ("--suffix", !suffix.isEmpty), ("--rename", !rename.isEmpty),
            ("--database-map", !databaseMap.isEmpty), ("--drop-existing", dropExisting),
            ("--skip-indexes", skipIndexes), ("--schema-only", schemaOnly), ("--rbac", rbac),
            ("--filter", !(selection.filter ?? "").isEmpty), ("--dry-run", discard && dryRun),
            ("--skip-damaged", skipDamaged), ("--verify", discard && verify != nil),
        ]
        guard let other = asked.first(where: \.1) else { return }
        throw ValidationError("\(resume ? "--resume" : "--discard") and \(other.0) can't be given together.")
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        _ = try restoreOptions(importTimeout: .zero)
        if discard {
            return context.show(
                try await context.withEngine { try await RestoreUseCase(environment: $0).discard(name) })
        }
        if dryRun { return context.show(try await context.withEngine { try await plan(in: $0, $1) }) }
        let report = try await context.withEngine(waitsOutages: true) { environment, configuration in
            let plan = try await plan(in: environment, configuration)
            var environment = environment
            environment.limits.collections = configuration.runs.restoreCollections
            return try await RestoreUseCase(environment: environment).run(plan)
        }
        return context.show(report)
    }

    private func plan(in environment: BackupEnvironment, _ configuration: Configuration) async throws -> RestorePlan {
        let useCase = RestoreUseCase(environment: environment)
        let timeout = configuration.runs.importTimeout
        guard !resume else {
            return try await useCase.plan(resuming: name, importTimeout: timeout, verify: verify ?? .list)
        }
        return try await useCase.plan(try restoreOptions(importTimeout: timeout))
    }
}
