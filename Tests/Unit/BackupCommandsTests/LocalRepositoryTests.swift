import BackupCommands
import Foundation
import Testing

/// Verbs from the command line down to a real store: a directory.
@Suite("Verbs on a local repository")
struct LocalRepositoryTests {
    /// A directory of its own for each test, and the options that make it the repository.
    private final class Repository {
        let directory = FileManager.default.temporaryDirectory.appending(path: "milvault-\(UUID().uuidString)")

        deinit { try? FileManager.default.removeItem(at: directory) }

        func run(_ arguments: String...) async -> ProgramRun { await run(arguments) }

        func run(_ arguments: [String]) async -> ProgramRun {
            let sets = ["backup.storage.provider=local", "backup.storage.rootPath=\(directory.path())/backups"]
            return await ProgramRun(arguments + sets.flatMap { ["--set", $0] } + ["--quiet"])
        }

        func write(_ path: String, _ text: String = "x") throws {
            let file = directory.appending(path: "backups/\(path)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        func has(_ path: String) -> Bool {
            FileManager.default.fileExists(atPath: directory.appending(path: "backups/\(path)").path())
        }
    }

    @Test("an empty repository has no backups")
    func empty() async {
        let repository = Repository()
        let text = await repository.run("list")
        #expect(text.status == .done)
        #expect(text.output == "There are no backups.\n")
        #expect(await repository.run("list", "--output", "json").output == "{\n  \"backups\": []\n}\n")
    }

    @Test(
        "a backup that isn't there ends with 10",
        arguments: [["get", "-n", "never"], ["verify", "-n", "never"], ["delete", "--yes", "-n", "never"]])
    func absent(line: [String]) async {
        let repository = Repository()
        let text = await repository.run(line)
        #expect(text.status == .noSuchBackup)
        #expect(text.errors.contains("never"))
        let json = await repository.run(line + ["--output", "json"])
        #expect(json.status == .noSuchBackup)
        #expect(json.output.contains("\"code\": \"no-such-backup\""))
        #expect(json.errors.isEmpty)
    }

    @Test("what was never sealed is listed as unfinished, and deleted")
    func unfinished() async throws {
        let repository = Repository()
        try repository.write("half/binlogs/insert_log/1/2/3/3/100/4")
        try repository.write("half/run/plan.json.zst")
        let listed = await repository.run("list")
        #expect(listed.status == .done)
        #expect(listed.output.contains("half  full  unfinished"))
        let deleted = await repository.run("delete", "-n", "half", "--yes")
        #expect(deleted.status == .done)
        #expect(deleted.output == "Deleted backup half: 2 objects, 2 B.\n")
        #expect(!repository.has("half/run/plan.json.zst"))
    }

    @Test("a backup is verified, its bytes remembered, and a changed one found")
    func verification() async throws {
        let repository = Repository()
        let log = "theirs/binlogs/insert_log/1/2/7/7/100/70"
        try repository.write(log, "0123456789")
        try repository.write("theirs/meta/full_meta.json", Self.manifest)
        let first = await repository.run("verify", "-n", "theirs", "--depth", "hash")
        #expect(first.status == .done)
        #expect(first.output.contains("1 newly proved"))
        #expect(await repository.run("verify", "-n", "theirs", "--depth", "hash").output.contains("1 with an earlier"))
        #expect(await repository.run("list").output.contains(" hash  never\n"))
        try repository.write(log, "0123456780")
        #expect(await repository.run("verify", "-n", "theirs").status == .done)
        let found = await repository.run("verify", "-n", "theirs", "--depth", "hash", "--output", "json")
        #expect(found.status == .damagedBackup)
        #expect(found.output.contains("\"code\": \"object-content\""))
        #expect(await repository.run("delete", "-n", "theirs", "--yes").status == .done)
        #expect(!repository.has(".milvault/verify"))
    }

    private static let manifest = """
        {"id":"x","name":"theirs","collection_backups":[{"collection_id":1,"collection_name":"docs","schema":{},
        "partition_backups":[{"partition_id":2,"collection_id":1,"segment_backups":[{"segment_id":7,"collection_id":1,
        "partition_id":2,"num_of_rows":1,"group_id":7,"size":10,
        "binlogs":[{"fieldID":100,"binlogs":[{"log_size":10,"log_id":70}]}]}]}]}]}
        """

    @Test("credentials that are nowhere to be found end with 12")
    func noCredentials() async {
        let run = await ProgramRun(["list", "--set", "backup.storage.auth.type=default"])
        #expect(run.status == .accessRefused)
        #expect(run.errors.contains("AWS_ACCESS_KEY_ID"))
    }
}
