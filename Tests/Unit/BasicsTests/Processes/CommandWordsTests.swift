import Basics
import Testing

@Suite("Words of a command line")
struct CommandWordsTests {
    // What Python's shlex.split gives, which botocore uses.
    @Test(
        "are split as a shell splits them, and nothing in them is run",
        arguments: [
            ("a  b\tc", ["a", "b", "c"]), ("'a b' \"c d\"e", ["a b", "c de"]), ("a\\ b '' c", ["a b", "", "c"]),
            (#""a\"b\\c\d" 'e\f'"#, [#"a"b\c\d"#, #"e\f"#]), ("$X `y` | z; #w", ["$X", "`y`", "|", "z;", "#w"]),
            ("  ", []), ("ü'é'", ["üé"]),
        ])
    func split(line: String, words: [String]) {
        #expect(CommandWords.split(line) == words)
    }

    @Test("are none when a quote isn't closed", arguments: ["'a", "a\"", "a\\", "\"a\\"])
    func open(line: String) {
        #expect(CommandWords.split(line) == nil)
    }
}
