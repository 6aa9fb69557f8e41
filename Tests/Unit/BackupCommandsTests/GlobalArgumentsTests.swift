import BackupCommands
import Testing

@Suite("Global arguments")
struct GlobalArgumentsTests {
    @Test(
        "are taken on both sides of the verb",
        arguments: [
            ("--config b.yaml create -n x", "create -n x --config b.yaml"),
            ("create -n x --config b.yaml", "create -n x --config b.yaml"),
            (
                "--config backup.yaml create -n nightly --filter default.docs --output json",
                "create -n nightly --filter default.docs --config backup.yaml --output json"
            ),
            ("--set a=1 --set b=2 list", "list --set a=1 --set b=2"),
            ("--config=b.yaml --output=json list", "list --config=b.yaml --output=json"),
            ("--quiet -v --no-color list", "list --quiet -v --no-color"),
            ("--output json config show", "config show --output json"),
            ("config --output json show", "config show --output json"),
            ("create --output", "create --output"),
            ("--output", ""),
            ("--config b.yaml --version", "--version"),
            ("--config create --help", "--help"),
            ("create -n x -- --config b", "create -n x -- --config b"),
            ("--output json create -- -n", "create --output json -- -n"),
            ("--configuration x create", "--configuration x create"),
            ("restore -n x -r a:b --set k=--config", "restore -n x -r a:b --set k=--config"),
        ])
    func moved(line: String, expected: String) {
        let words = { (text: String) in text.split(separator: " ").map(String.init) }
        #expect(GlobalArguments.behindVerb(words(line)) == words(expected))
    }

    @Test(
        "tell the output format before anything is parsed",
        arguments: [
            ("create --output json", OutputFormat.json), ("--output=json create", .json), ("create", .text),
            ("--output json create --output text", .text), ("create --output xml", .text),
            ("create -- --output json", .text), ("create --output", .text),
        ])
    func format(line: String, expected: OutputFormat) {
        #expect(OutputFormat.requested(in: line.split(separator: " ").map(String.init)) == expected)
    }
}
