internal import ArgumentParser
internal import Basics

/// The root of the command line: it only knows the verbs.
struct MilvaultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "milvault",
        abstract: "Backs up Milvus on its object store, and brings it back.",
        discussion: """
            --config, --set, --output, --quiet, --verbose and --no-color are taken before the verb as well as after \
            it. Results go to stdout, everything else to stderr.
            """,
        version: ToolVersion.current,
        subcommands: [
            CreateCommand.self, ResumeCommand.self, RestoreCommand.self, ListCommand.self, GetCommand.self,
            InspectCommand.self, VerifyCommand.self, DrillCommand.self, ExportCommand.self, MigrateCommand.self,
            DeleteCommand.self, CopyCommand.self, CheckCommand.self, ConfigCommand.self, CompletionsCommand.self,
        ])
}
