internal import ArgumentParser
internal import BackupEngine

/// `delete`: a backup with everything that no other one needs.
struct DeleteCommand: Verb {
    static let configuration = CommandConfiguration(commandName: "delete", abstract: "Delete a backup.")

    @Option(name: .shortAndLong, help: "Name of the backup.")
    var name: String

    @Flag(help: "Don't ask.")
    var yes = false

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        try confirm(in: context)
        let report = try await context.withEngine { environment in
            try await BackupCatalog(store: environment.backupStore, rootPath: environment.backupRoot)
                .delete(name, observer: environment.observer)
        }
        return context.show(report)
    }

    var continuation: String? {
        "What is left of it is unfinished: run the same command again."
    }

    private func confirm(in context: VerbContext) throws(Failure) {
        guard !yes else { return }
        guard context.terminal.inputIsTerminal, context.terminal.errorIsTerminal else {
            throw .usage(
                "Nobody can be asked whether to delete \(name).", subject: name,
                advice: "Add --yes to delete without a question.")
        }
        context.console.aside("Delete backup \(name) for good? [y/N] ")
        let answer = context.console.ask()?.lowercased() ?? ""
        guard ["y", "yes"].contains(answer) else {
            throw Failure(.failed, code: "not-confirmed", "Nothing was deleted.", subject: name)
        }
    }
}
