internal import ArgumentParser
internal import BackupEngine

/// `get`: one backup in full.
struct GetCommand: Verb {
    static let configuration = CommandConfiguration(commandName: "get", abstract: "Show one backup in full.")

    @Option(name: .shortAndLong, help: "Name of the backup.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let detail = try await context.withEngine { environment in
            try await BackupCatalog(store: environment.backupStore, rootPath: environment.backupRoot).get(name)
        }
        return context.show(detail)
    }
}
