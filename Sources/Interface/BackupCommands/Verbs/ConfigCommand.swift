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
            return context.show(ConfigurationReport(configuration: resolved, problem: problem(of: resolved)))
        }

        private func problem(of resolved: ResolvedConfiguration) -> ConfigurationError? {
            do {
                _ = try resolved.checked()
                return nil
            } catch {
                return error
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
