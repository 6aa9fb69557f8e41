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

    @Flag(help: "Print what would be done, and stop.")
    var dryRun = false

    @OptionGroup var legacy: LegacyRestoreOptions

    @OptionGroup var global: GlobalOptions

    func restoreOptions(importTimeout: Duration) throws -> RestoreOptions {
        try legacy.refuseUnsupported()
        return RestoreOptions(
            name: name, mapping: try NameMapping(suffix: suffix, rename: rename, databaseMap: databaseMap),
            filter: try selection.collectionFilter(), dropExisting: dropExisting, skipIndexes: skipIndexes,
            schemaOnly: schemaOnly, includesRBAC: rbac, importTimeout: importTimeout)
    }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        _ = try restoreOptions(importTimeout: .zero)
        if dryRun { return context.show(try await context.withEngine { try await plan(in: $0, $1) }) }
        let report = try await context.withEngine { environment, configuration in
            let plan = try await plan(in: environment, configuration)
            var environment = environment
            environment.limits.collections = configuration.runs.restoreCollections
            return try await RestoreUseCase(environment: environment).run(plan)
        }
        return context.show(report)
    }

    private func plan(in environment: BackupEnvironment, _ configuration: Configuration) async throws -> RestorePlan {
        let options = try restoreOptions(importTimeout: configuration.runs.importTimeout)
        return try await RestoreUseCase(environment: environment).plan(options)
    }

    var continuation: String? {
        "Collections that are back stay; staged files are removed. Run the same command again, with --filter for those "
            + "that are missing, or with --drop-existing for all."
    }
}
