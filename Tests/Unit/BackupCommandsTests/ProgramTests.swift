import BackupCommands
import Testing

@Suite("Program")
struct ProgramTests {
    @Test("help and version go to stdout and are no failure", arguments: ["--help", "--version", "help create", ""])
    func help(line: String) async {
        let run = await ProgramRun(line.split(separator: " ").map(String.init))
        #expect(run.status == .done)
        #expect(!run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test("help of a verb is about the verb")
    func verbHelp() async {
        let run = await ProgramRun(["--config", "x", "create", "--help"])
        #expect(run.output.contains("USAGE: milvault create"))
    }

    @Test(
        "a command line that can't be used ends with 2 and says why on stderr",
        arguments: [
            "frobnicate", "get", "create -n x --frob", "list --output xml", "completions csh", "create --output",
            "restore -n x --use_auto_index", "create -n x --meta_only --strategy skip_flush",
            "create -n x --format snapshot", "create -n x --filter a --colls b", "restore -n x -s _s -r a:b",
        ])
    func usage(line: String) async {
        let run = await ProgramRun(line.split(separator: " ").map(String.init), environment: ["HOME": ""])
        #expect(run.status == .usage)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("error:"))
    }

    @Test("with --output json an error is one document on stdout", arguments: ["restore", "frob", "get"])
    func jsonError(verb: String) async {
        let run = await ProgramRun(["--output", "json", verb])
        #expect(run.status == .usage)
        #expect(run.output.hasPrefix("{\n  \"error\": {\n    \"code\": \"usage\","))
        #expect(run.errors.isEmpty)
    }

    @Test("a configuration file that was named must be there")
    func missingFile() async {
        let run = await ProgramRun(["--config", "other.yaml", "config", "show"])
        #expect(run.status == .usage)
        #expect(run.errors == "error: other.yaml: There is no such file.\n  Check --config.\n")
    }

    @Test("without any file the defaults hold, said aloud unless quiet")
    func noFile() async {
        let run = await ProgramRun(["config", "show"])
        #expect(run.status == .done)
        #expect(run.errors == "There is no backup.yaml here: using defaults and the environment.\n")
        let quiet = await ProgramRun(["config", "show", "--quiet"])
        #expect(quiet.errors.isEmpty)
        #expect(quiet.output == run.output)
    }

    @Test("config show prints every value and its origin, secrets hidden", arguments: ["v1", "v2"])
    func configShow(version: String) async throws {
        let files = ["backup.yaml": try Golden.fixture("configuration/\(version).yaml")]
        let environment = ["MILVUS_PASSWORD": "hidden-1"]
        let arguments = ["--set", "transfer.concurrency=7", "config", "show"]
        let text = await ProgramRun(arguments, files: files, environment: environment)
        try Golden.expect(text.output, "config-show-\(version).txt")
        let json = await ProgramRun(arguments + ["--output", "json"], files: files, environment: environment)
        try Golden.expect(json.output, "config-show-\(version).json")
        for secret in ["hidden-1", "milvus-secret", "backup-session", "cloud-key"] {
            #expect(!text.output.contains(secret))
            #expect(!json.output.contains(secret))
        }
    }

    @Test("config show shows what can't be used, and ends with 2")
    func unusableConfiguration() async {
        let run = await ProgramRun(["config", "show", "--set", "milvus.storage.provider=azure"])
        #expect(run.status == .usage)
        #expect(run.output.contains("azure"))
        #expect(run.output.contains("error: --set: The provider azure isn't supported yet."))
    }

    @Test("every key of the table is documented by config keys")
    func configKeys() async throws {
        let run = await ProgramRun(["config", "keys"])
        try Golden.expect(run.output, "config-keys.txt")
    }

    @Test("a shell gets its completions", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async {
        let run = await ProgramRun(["completions", shell])
        #expect(run.status == .done)
        #expect(run.output.contains("milvault"))
        #expect(run.output.contains("restore"))
    }

    @Test("delete asks nobody when there is nobody: it wants --yes")
    func deleteWithoutTerminal() async {
        let run = await ProgramRun(["delete", "-n", "nightly"])
        #expect(run.status == .usage)
        #expect(run.errors.contains("--yes"))
    }

    @Test("delete takes no for an answer", arguments: [["n"], [""], []])
    func deleteRefused(answers: [String]) async {
        let run = await ProgramRun(["delete", "-n", "nightly"], isTerminal: true, answers: answers)
        #expect(run.status == .failed)
        #expect(run.errors.contains("Nothing was deleted."))
    }

    @Test("colours are for terminals, and NO_COLOR and --no-color switch them off")
    func colours() async {
        let arguments = ["config", "show", "--set", "x.y=1"]
        let escape = "\u{1B}["
        #expect(await ProgramRun(arguments, isTerminal: true).errors.contains(escape))
        #expect(await !ProgramRun(arguments).errors.contains(escape))
        #expect(await !ProgramRun(arguments, environment: ["NO_COLOR": "1"], isTerminal: true).errors.contains(escape))
        #expect(await !ProgramRun(arguments + ["--no-color"], isTerminal: true).errors.contains(escape))
    }
}
