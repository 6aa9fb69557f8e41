internal import ArgumentParser
internal import BackupEngine
internal import Basics

/// `check`: whether a backup would work.
struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Prove that configuration, servers and rights are fit for a backup.")

    @Option(name: .shortAndLong, help: "Name of a backup to be made: is it free?")
    var name: String?

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let report = try await context.withEngine(retry: .brief) { environment, _ in
            await CheckUseCase(environment: environment, name: name).run()
        }
        return context.show(report)
    }
}
