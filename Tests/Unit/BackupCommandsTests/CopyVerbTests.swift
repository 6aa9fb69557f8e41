import ArgumentParser
import Foundation
import Testing

@testable import BackupCommands

@Suite("copy")
struct CopyVerbTests {
    @Test("takes buckets and directories")
    func addresses() throws {
        let bucket = try CopyAddress("s3://a/p/q")
        #expect(bucket.place == .bucket("a") && bucket.path == "p/q" && bucket.directory == "p/q/")
        #expect(try CopyAddress("S3://a").directory == "" && CopyAddress("s3://a/").isDirectory)
        let disk = try CopyAddress("file:///x/y")
        #expect(disk.place == .disk && disk.path == "/x/y" && disk.lastComponent == "y")
        for text in ["a/b", "s3:///p", "file://relative", "file:///a/../b", "http://a/b", "s3://a*/b", ""] {
            #expect(throws: Failure.self) { try CopyAddress(text) }
        }
    }

    private func sides(_ line: String) throws -> (from: CopySide, to: CopySide) {
        let words = ["copy", "s3://a/p", "s3://b/q"] + line.split(separator: " ").map(String.init)
        let command = try MilvaultCommand.parseAsRoot(GlobalArguments.behindVerb(words))
        return try #require(command as? CopyCommand).sides.sides(from: "s3://a/p", to: "s3://b/q")
    }

    @Test("gives each side its endpoint, its profile and its variables")
    func sidesOfACopy() throws {
        let both = try sides("--endpoint http://x --to-endpoint http://y --to-profile far")
        #expect(both.from.endpoint == "http://x" && both.to.endpoint == "http://y")
        let variables = [
            "AWS_ACCESS_KEY_ID": "near", "AWS_SECRET_ACCESS_KEY": "s", "MILVAULT_FROM_AWS_ACCESS_KEY_ID": "source",
        ]
        #expect(both.from.environment(variables)["AWS_ACCESS_KEY_ID"] == "source")
        // A profile that was named goes before keys in the environment.
        #expect(both.to.environment(variables)["AWS_ACCESS_KEY_ID"] == nil)
        #expect(both.to.environment(variables)["AWS_PROFILE"] == "far")
        #expect(throws: Failure.self) { try sides("--from-profile x") }
    }

    @Test(
        "refuses what can't be meant",
        arguments: [
            ["s3://a/p", "nowhere"], ["s3://a/p", "s3://b/q", "--concurrency", "0"],
            ["s3://a/p", "s3://b/q", "--part-size", "1"], ["s3://a/p", "s3://b/q", "--endpoint", "x"],
            ["s3://a/p", "s3://b/q", "--mode", "swift"], ["s3://a/p"],
        ])
    func usage(line: [String]) async {
        #expect(await ProgramRun(["copy"] + line + ["--quiet"]).status == .usage)
    }

    private final class Scratch {
        let path = FileManager.default.temporaryDirectory.appending(path: "milvault-\(UUID().uuidString)")

        deinit { try? FileManager.default.removeItem(at: path) }

        func write(_ name: String, _ text: String) throws {
            let file = path.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        func read(_ name: String) -> String? { try? String(contentsOf: path.appending(path: name), encoding: .utf8) }

        func copy(_ from: String, _ to: String, _ more: String...) async -> ProgramRun {
            let places = [from, to].map { "file://\(path.path())/\($0)" }
            return await ProgramRun(["copy"] + places + more + ["--output", "json", "--quiet"])
        }
    }

    @Test("copies a directory, and a second time nothing")
    func directory() async throws {
        let scratch = Scratch()
        try scratch.write("a/x", "one")
        try scratch.write("a/b/y", "two")
        let planned = await scratch.copy("a", "c", "--dry-run")
        #expect(planned.status == .done && planned.output.contains("\"state\": \"planned\""))
        #expect(scratch.read("c/x") == nil)
        let first = await scratch.copy("a", "c")
        #expect(first.status == .done && first.output.contains("\"objects\": 2,"), "\(first.errors)")
        #expect(scratch.read("c/x") == "one" && scratch.read("c/b/y") == "two")
        let second = await scratch.copy("a", "c")
        #expect(second.output.contains("\"objects\": 0,") && second.output.contains("\"skippedObjects\": 2,"))
    }

    @Test("copies one file to a name or into a directory")
    func file() async throws {
        let scratch = Scratch()
        try scratch.write("a/x", "one")
        #expect(await scratch.copy("a/x", "c/z").status == .done)
        #expect(await scratch.copy("a/x", "d/").status == .done)
        #expect(scratch.read("c/z") == "one" && scratch.read("d/x") == "one")
    }

    @Test("says when there is nothing to copy, or when it would copy into itself")
    func nothing() async throws {
        let scratch = Scratch()
        let empty = await scratch.copy("a", "c")
        #expect(empty.status == .failed && empty.output.contains("nothing-to-copy"))
        try scratch.write("a/x", "one")
        #expect(await scratch.copy("a/", "a/").status == .usage)
        #expect(await scratch.copy("a", "a/b").status == .usage)
    }
}
