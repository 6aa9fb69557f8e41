import Testing

@testable import BackupCommands

@Suite("Output")
struct OutputTests {
    @Test(
        "durations read as people say them",
        arguments: [
            (0, "0 ms"), (850, "850 ms"), (1_000, "1.0 s"), (12_345, "12.3 s"), (59_999, "59.9 s"),
            (192_000, "3 min 12 s"), (7_500_000, "2 h 05 min"), (-5, "0 ms"),
        ])
    func durations(milliseconds: Int, text: String) {
        #expect(HumanDuration(.milliseconds(milliseconds)).description == text)
    }

    @Test("columns are as wide as their widest cell")
    func table() {
        var table = TextTable([("NAME", .left), ("ROWS", .right), ("NOTE", .left)])
        table.append(["a", "12345", ""])
        table.append(["größer", "7", "x"])
        #expect(table.text == "NAME     ROWS  NOTE\na       12345\ngrößer      7  x\n")
    }
}
