internal import Glibc

/// A running process and the reading ends of its two streams. Lives on the thread that waits for it.
struct SpawnedChild {
    private let process: pid_t
    private var standardOutput: ChildPipe
    private var standardError: ChildPipe
    private var status: Int32?

    init(_ program: ChildProcess) throws(ChildProcessError) {
        standardOutput = try ChildPipe()
        do throws(ChildProcessError) {
            standardError = try ChildPipe()
        } catch {
            standardOutput.close()
            throw error
        }
        do throws(ChildProcessError) {
            process = try Self.spawn(program, standardOutput.writing, standardError.writing)
        } catch {
            standardOutput.close()
            standardError.close()
            throw error
        }
        standardOutput.closeWriting()
        standardError.closeWriting()
    }

    /// Reads both streams until the process has ended. Somebody else may hold them open longer: what was started in the
    /// background by it, so its end counts, not theirs.
    mutating func collect(
        within timeout: Duration, limit: Int, _ interruption: ChildInterruption
    ) throws(ChildProcessError) -> ChildProcess.Output {
        defer {
            standardOutput.close()
            standardError.close()
        }
        let deadline = ContinuousClock.now + timeout
        while !hasEnded() {
            let error: ChildProcessError? =
                if interruption.isInterrupted {
                    .cancelled
                } else if ContinuousClock.now > deadline {
                    .timedOut(timeout)
                } else if max(standardOutput.bytes.count, standardError.bytes.count) > limit {
                    .tooMuchOutput(limit)
                } else {
                    nil
                }
            if let error {
                kill()
                throw error
            }
            readWhatComes(within: Self.tick)
        }
        readWhatComes(within: 0)
        return ChildProcess.Output(
            status: Self.exitCode(status ?? 0), standardOutput: Array(standardOutput.bytes.prefix(limit)),
            standardError: Array(standardError.bytes.prefix(limit)))
    }

    /// Milliseconds between looks at the process: nothing wakes us when it ends with its streams held open.
    private static let tick: Int32 = 20

    private mutating func readWhatComes(within timeout: Int32) {
        var descriptors = [standardOutput, standardError].filter(\.isOpen).map {
            pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0)
        }
        _ = poll(&descriptors, nfds_t(descriptors.count), timeout)
        standardOutput.drain()
        standardError.drain()
    }

    private mutating func hasEnded() -> Bool {
        var status: Int32 = 0
        let result = waitpid(process, &status, WNOHANG)
        if result == process { self.status = status }
        return result != 0
    }

    /// The whole group, and then the process is reaped: a kill can't be ignored.
    private func kill() {
        _ = Glibc.kill(-process, SIGKILL)
        var status: Int32 = 0
        _ = waitpid(process, &status, 0)
    }

    private static func exitCode(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
