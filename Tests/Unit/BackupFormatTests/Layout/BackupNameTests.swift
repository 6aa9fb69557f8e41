import BackupFormat
import Basics
import Testing

@Suite("Backup names")
struct BackupNameTests {
    @Test("names that milvus-backup takes are taken", arguments: ["a", "_", "nightly_2026_08_22", "A9_", "_1"])
    func accepts(name: String) throws {
        #expect(try BackupName(new: name).text == name)
    }

    @Test(
        "other names are refused by the rule that they break",
        arguments: [
            ("", BackupNameError.Rule.empty), ("1a", .badStart), ("-a", .badStart), ("a b", .badCharacter),
            ("a-b", .badCharacter), ("a/b", .badCharacter), ("ä", .badStart), ("aä", .badCharacter),
            ("a\u{2003}", .badCharacter), (String(repeating: "a", count: 129), .tooLong), ("`a", .badStart),
            ("{a", .badStart), ("@a", .badStart),
        ])
    func refuses(name: String, rule: BackupNameError.Rule) {
        let error = #expect(throws: BackupNameError.self) { try BackupName(new: name) }
        #expect(error?.rule == rule)
    }

    @Test("the longest name is taken")
    func acceptsLongest() throws {
        _ = try BackupName(new: String(repeating: "a", count: 128))
    }

    @Test("an existing backup may have any name that stays inside its directory")
    func acceptsExisting() throws {
        #expect(try BackupName(existing: "2024-01-01 weekly ü").text == "2024-01-01 weekly ü")
        for name in ["", ".", "..", "a/b", "../a"] {
            #expect(throws: BackupNameError.self) { try BackupName(existing: name) }
        }
    }

    @Test("the default name tells the time in UTC")
    func defaultName() throws {
        let name = BackupName(at: WallTime(milliseconds: 1_795_266_245_007))
        #expect(name.text == "backup_2026_11_21_13_04_05_007000000")
        #expect(try BackupName(new: name.text) == name)
    }
}
