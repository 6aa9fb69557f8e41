/// A program that is run to its end for its output: without a shell, without standard input, in a process group of its
/// own.
///
/// Standard output and standard error are kept up to a limit; a program that writes more, or takes longer than it may,
/// is killed with all that it started. Cancelling the task kills it too.
package struct ChildProcess: Sendable {
    package struct Output: Sendable, Equatable {
        /// Exit code; 128 and the signal's number when a signal ended it, as shells have it.
        package var status: Int32
        package var standardOutput: [UInt8]
        package var standardError: [UInt8]
    }

    /// Program and arguments; a name without a slash is looked for in `PATH`.
    package var arguments: [String]
    package var environment: [String: String]
    package var timeout: Duration
    /// Bytes of each stream.
    package var outputLimit: Int

    package init(
        _ arguments: [String], environment: [String: String], timeout: Duration, outputLimit: Int = 1 << 20
    ) {
        self.arguments = arguments
        self.environment = environment
        self.timeout = timeout
        self.outputLimit = outputLimit
    }

    /// Runs on a thread of its own: waiting for a process blocks.
    package func run() async throws(ChildProcessError) -> Output {
        let interruption = ChildInterruption()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                BlockingWork.start { continuation.resume(returning: runBlocking(interruption)) }
            }
        } onCancel: {
            interruption.interrupt()
        }
        return try result.get()
    }

    private func runBlocking(_ interruption: ChildInterruption) -> Result<Output, ChildProcessError> {
        do throws(ChildProcessError) {
            var child = try SpawnedChild(self)
            return .success(try child.collect(within: timeout, limit: outputLimit, interruption))
        } catch {
            return .failure(error)
        }
    }
}
