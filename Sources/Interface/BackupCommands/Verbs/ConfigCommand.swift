internal import ArgumentParser
internal import BackupConfiguration

/// `config show` and `config keys`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show the configuration and where each value comes from.",
        subcommands: [Show.self, Keys.self], defaultSubcommand: Show.self)

    struct Show: Verb {
        static let configuration = CommandConfiguration(
            abstract: "Print every value and where it comes from, secrets hidden.")

        @OptionGroup var global: GlobalOptions

        func execute(in context: VerbContext) async throws -> ExitStatus {
            let resolved = try context.resolvedConfiguration()
            let checked = Result { () throws(ConfigurationError) in try resolved.checked() }
            switch checked {
            case .success(let configuration):
                let origins = context.credentialOrigins(configuration)
                return context.show(
                    ConfigurationReport(configuration: resolved, problem: nil, credentials: origins))
            case .failure(let problem):
                return context.show(ConfigurationReport(configuration: resolved, problem: problem, credentials: []))
            }
        }
    }

    struct Keys: Verb {
        static let configuration = CommandConfiguration(
            abstract: "Print every key there is, with its default, its other names and its meaning.")

        @OptionGroup var global: GlobalOptions

        func execute(in context: VerbContext) async throws -> ExitStatus {
            context.show(KeyReport(keys: ConfigurationKey.all))
        }
    }
}
