internal import BackupConfiguration
internal import BackupEngine
internal import Basics

extension VerbContext {
    /// Runs `body` with the engine's environment as configured, progress on stderr while it lasts. Results are shown
    /// afterwards, when the progress line is gone. Long runs wait for a store that is away (`waitsOutages`); who asks
    /// something short wants an answer (`retry`).
    func withEngine<Result: Sendable>(
        waitsOutages: Bool = false, retry: RetryPolicy = RetryPolicy(),
        _ body: (BackupEnvironment, Configuration) async throws -> Result
    ) async throws -> Result {
        let resolved = try resolvedConfiguration()
        let configuration = try resolved.checked()
        let counters = EngineCounters()
        let reporter = progressReporter(isVerbose: configuration.runs.isVerbose) { counters.snapshot }
        let observer = EngineObserver(counters: counters) { reporter.receive($0) }
        // Cancelled when this scope ends, whichever way.
        async let _ = reporter.run()
        let composition = EngineComposition(
            configuration: configuration, environment: environment, files: files, waitsOutages: waitsOutages,
            retry: retry)
        return try await composition.withEnvironment(observer) { try await body($0, configuration) }
    }

    func withEngine<Result: Sendable>(_ body: (BackupEnvironment) async throws -> Result) async throws -> Result {
        try await withEngine { environment, _ in try await body(environment) }
    }

    /// - Parameters:
    ///   - isVerbose: Whether the configuration asks for more to be said.
    ///   - counted: How far the run is.
    /// - Returns: One that writes to stderr, or nowhere when silence is wanted.
    func progressReporter(
        isVerbose: Bool = false, counted: @escaping @Sendable () -> EngineCounters.Snapshot
    ) -> ProgressReporter {
        let silence: @Sendable (String) -> Void = { _ in }
        let start = ContinuousClock.now
        return ProgressReporter(
            terminal: terminal, eventText: EventText(style: style, isVerbose: options.verbose || isVerbose),
            write: options.quiet ? silence : console.aside, elapsed: { ContinuousClock.now - start }, counted: counted)
    }
}
