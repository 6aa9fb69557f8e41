import BackupCommands
import FixtureBackup
import Foundation
import MilvusModel
import ObjectStorage
import Testing

/// `inspect` from the command line down to logs of a real server, in a directory.
@Suite("inspect")
struct InspectVerbTests {
    private final class Repository {
        let directory = FileManager.default.temporaryDirectory.appending(path: "milvault-\(UUID().uuidString)")

        deinit { try? FileManager.default.removeItem(at: directory) }

        /// What milvault takes for its store: the root path is a directory.
        func write() async throws {
            let store = LocalStore(root: directory.path(), bucket: "backups")
            let backup = try FixtureBackup(store, rootPath: "", name: "nightly")
            try await backup.writeSealed([
                FixtureCollection("2.3.5-every", name: "numbered", number: 1),
                FixtureCollection("2.2.16-everynamed", name: "named", number: 2, hasLevelZero: true),
            ])
        }

        func inspect(_ arguments: String...) async -> ProgramRun { await inspect(arguments) }

        func inspect(_ arguments: [String]) async -> ProgramRun {
            let sets = ["backup.storage.provider=local", "backup.storage.rootPath=\(directory.path())/backups"]
            return await ProgramRun(
                ["inspect", "-n", "nightly"] + arguments + sets.flatMap { ["--set", $0] } + ["--quiet"])
        }
    }

    @Test(
        "prints what is asked for",
        arguments: [
            ("inspect-segments", [String]()), ("inspect-rows", ["numbered", "--rows", "2"]),
            ("inspect-key", ["named", "--key", "00003клюxxx", "--system-fields"]),
            ("inspect-negative-key", ["numbered", "--key", "-1000000"]),
            ("inspect-no-key", ["named", "--key", "nobody"]), ("inspect-stats", ["named", "--stats"]),
        ])
    func golden(name: String, arguments: [String]) async throws {
        let repository = Repository()
        try await repository.write()
        for format in ["text", "json"] {
            let run = await repository.inspect(arguments + ["--output", format])
            #expect(run.status == .done)
            try Golden.expect(run.output, "\(name).\(format == "json" ? "json" : "txt")")
        }
    }

    @Test("refuses what can't be meant")
    func usage() async throws {
        let repository = Repository()
        try await repository.write()
        #expect(await repository.inspect("--rows", "0").status == .usage)
        #expect(await repository.inspect("--rows", "10001").status == .usage)
        #expect(await repository.inspect("numbered", "--key", "nobody").status == .usage)
        #expect(await repository.inspect("nothing").status == .usage)
    }

    @Test("a damaged log ends with 14 and is named with the byte")
    func damaged() async throws {
        let repository = Repository()
        try await repository.write()
        let collection = FixtureCollection("2.3.5-every", name: "numbered", number: 1)
        let path = try #require(
            collection.objects.first { $0.path.contains("/insert_log/") && $0.path.contains("/109/") }
        )
        .path
        let file = repository.directory.appending(path: "backups/nightly/\(path)")
        var bytes = try Data(contentsOf: file)
        bytes[300] ^= 0xFF
        try bytes.write(to: file)
        let run = await repository.inspect("numbered", "--rows", "1")
        #expect(run.status == .damagedBackup)
        #expect(run.errors.contains(path) && run.errors.contains("at byte"))
    }
}
