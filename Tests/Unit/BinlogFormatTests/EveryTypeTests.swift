import BinlogPrinter
import Fixtures
import Hashing
import Testing

@testable import BinlogFormat

/// A line of `expected.txt`: what pyarrow read in a file.
struct ExpectedFile: Sendable, CustomStringConvertible {
    let digest: String
    let lines: Int
    let path: String

    var description: String { path }

    static func all(in folder: String) -> [ExpectedFile] {
        let text = (try? Fixture.text("binlogs/\(folder)/expected.txt")) ?? ""
        return text.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            return ExpectedFile(
                digest: String(words[0]), lines: Int(words[1]) ?? 0, path: "binlogs/\(folder)/\(words[2])")
        }
    }
}

@Suite("Every type and encoding")
struct EveryTypeTests {
    @Test("there are files to compare")
    func thereAreFiles() {
        #expect(ExpectedFile.all(in: "every").count == 78)
        #expect(ExpectedFile.all(in: "made").count == 25)
    }

    @Test(
        "reads as pyarrow reads it, bit for bit",
        arguments: ExpectedFile.all(in: "every") + ExpectedFile.all(in: "made"))
    func reads(file: ExpectedFile) throws {
        let lines = try BinlogPrinter.lines(of: try Fixture.load(file.path), file: file.path)
        #expect(lines.count == file.lines)
        #expect(SHA256.hash(Array(lines.joined(separator: "\n").utf8)).hex == file.digest)
    }

    @Test("what Milvus never writes is refused as unsupported", arguments: ["gzip", "list"])
    func unsupported(name: String) throws {
        let bytes = try Fixture.load("binlogs/made/unsupported-\(name).parquet")
        let error = #expect(throws: BinlogFormatError.self) { try BinlogPrinter.lines(of: bytes, file: "log") }
        #expect(error?.kind == .unsupported)
        #expect(error?.file == "log")
    }
}
