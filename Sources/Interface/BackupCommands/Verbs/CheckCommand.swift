internal import ArgumentParser
internal import BackupEngine

/// `check`: whether a backup would work.
struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Prove that configuration, servers and rights are fit for a backup.")

    @Option(name: .shortAndLong, help: "Name of a backup to be made: is it free?")
    var name: String?

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        let report = try await context.withEngine { await CheckUseCase(environment: $0, name: name).run() }
        return context.show(report)
    }
}
