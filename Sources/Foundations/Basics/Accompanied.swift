/// Runs `work` with `companion` beside it: cancelled when the work has ended; when it throws, the work is ended.
package func accompanied<Result: Sendable>(
    by companion: @escaping @Sendable () async throws -> Void,
    _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await companion()
            return nil
        }
        defer { group.cancelAll() }
        while let ended = try await group.next() {
            if let ended { return ended }
        }
        throw CancellationError()
    }
}
