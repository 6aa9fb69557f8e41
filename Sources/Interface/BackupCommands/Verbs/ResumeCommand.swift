internal import ArgumentParser
internal import BackupEngine

/// `resume`: goes on with a backup that was interrupted.
struct ResumeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Go on with a backup that was interrupted, on any machine.")

    @Option(name: .shortAndLong, help: "Name of the backup.")
    var name: String

    @OptionGroup var pace: PaceOptions

    @OptionGroup var global: GlobalOptions

    var settings: [String] { pace.settings }

    func execute(in context: VerbContext) async throws -> ExitStatus {
        context.show(
            try await context.withEngine(waitsOutages: true) { environment, _ in
                try await ResumeUseCase(environment).run(ResumeRequest(name: name))
            })
    }
}
