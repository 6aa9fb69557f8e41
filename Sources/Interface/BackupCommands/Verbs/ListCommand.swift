internal import ArgumentParser
internal import BackupEngine

/// `list`: what backups there are.
struct ListCommand: Verb {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the backups.")

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let found = try await context.withEngine { environment in
            try await BackupCatalog(store: environment.backupStore, rootPath: environment.backupRoot).list()
        }
        return context.show(found)
    }
}
