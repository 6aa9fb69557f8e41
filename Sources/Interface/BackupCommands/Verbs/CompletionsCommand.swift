internal import ArgumentParser

/// `completions bash|zsh|fish`.
struct CompletionsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print a completion script for a shell.")

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash
        case zsh
        case fish
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let known: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        context.console.write(MilvaultCommand.completionScript(for: known) + "\n")
        return .done
    }
}
