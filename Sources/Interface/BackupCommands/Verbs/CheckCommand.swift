internal import ArgumentParser

/// `check`: whether a backup would work.
struct CheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Prove that configuration, servers and rights are fit for a backup.")

    @OptionGroup var global: GlobalOptions

    func execute(in context: VerbContext) async throws -> ExitStatus {
        .done
    }
}
