internal import ArgumentParser

/// `list`: what backups there are.
struct ListCommand: Verb {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the backups.")

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        .done
    }
}
