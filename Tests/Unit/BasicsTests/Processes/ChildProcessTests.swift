import Basics
import Testing

@Suite("ChildProcess", .timeLimit(.minutes(1)))
struct ChildProcessTests {
    private func run(_ script: String, timeout: Duration = .seconds(30), limit: Int = 1 << 20) async throws
        -> ChildProcess.Output
    {
        let process = ChildProcess(
            ["/bin/sh", "-c", script], environment: ["ONLY": "this"], timeout: timeout, outputLimit: limit)
        return try await process.run()
    }

    @Test("gives both streams and the status")
    func output() async throws {
        let output = try await run("echo out; echo err >&2; exit 7")
        #expect(output.status == 7)
        #expect(String(decoding: output.standardOutput, as: UTF8.self) == "out\n")
        #expect(String(decoding: output.standardError, as: UTF8.self) == "err\n")
    }

    @Test("the environment is the one that was given, standard input is empty, and nothing else is open")
    func surroundings() async throws {
        let output = try await run("echo $ONLY; cat; ls /proc/self/fd")
        // ls itself opens 3 to read the directory.
        #expect(String(decoding: output.standardOutput, as: UTF8.self) == "this\n0\n1\n2\n3\n")
    }

    @Test("a name without a slash is looked for in PATH, and arguments arrive as they are")
    func arguments() async throws {
        let process = ChildProcess(["printf", "%s|", "a b", "", "$X*"], environment: [:], timeout: .seconds(30))
        #expect(try await process.run().standardOutput == Array("a b||$X*|".utf8))
    }

    @Test("much output on both streams doesn't block")
    func muchOutput() async throws {
        let output = try await run("head -c 700000 /dev/zero >&2; head -c 900000 /dev/zero")
        #expect(output.standardOutput.count == 900_000 && output.standardError.count == 700_000)
    }

    @Test("one that writes without end is killed")
    func endlessOutput() async throws {
        await #expect(throws: ChildProcessError.tooMuchOutput(1000)) { try await run("yes", limit: 1000) }
    }

    @Test("one that takes too long is killed with what it started")
    func timeout() async throws {
        let start = ContinuousClock.now
        await #expect(throws: ChildProcessError.timedOut(.milliseconds(100))) {
            try await run("sleep 50 & sleep 50", timeout: .milliseconds(100))
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("what it leaves running in the background with our pipes isn't waited for")
    func background() async throws {
        let start = ContinuousClock.now
        #expect(try await run("sleep 20 & echo done").standardOutput == Array("done\n".utf8))
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test("cancelling kills it")
    func cancelled() async throws {
        let task = Task { try await run("sleep 50") }
        task.cancel()
        await #expect(throws: ChildProcessError.cancelled) { try await task.value }
    }

    @Test("what can't be started says why")
    func missing() async throws {
        let process = ChildProcess(["/nowhere/tool"], environment: [:], timeout: .seconds(1))
        await #expect(throws: ChildProcessError.notStarted("No such file or directory")) { try await process.run() }
    }

    @Test("a signal is a status above 128")
    func signal() async throws {
        #expect(try await run("kill -9 $$").status == 137)
    }
}
