internal import BackupConfiguration
internal import BackupEngine

extension VerbContext {
    /// Runs `body` with the engine's environment as configured, progress on stderr while it lasts. Results are shown
    /// afterwards, when the progress line is gone.
    func withEngine<Result: Sendable>(
        _ body: (BackupEnvironment, Configuration) async throws -> Result
    ) async throws -> Result {
        let resolved = try resolvedConfiguration()
        let configuration = try resolved.checked()
        let counters = EngineCounters()
        let reporter = progressReporter(counters, isVerbose: options.verbose || configuration.runs.isVerbose)
        let observer = EngineObserver(counters: counters) { reporter.receive($0) }
        // Cancelled when this scope ends, whichever way.
        async let _ = reporter.run()
        let composition = EngineComposition(configuration: configuration, environment: environment, files: files)
        return try await composition.withEnvironment(observer) { try await body($0, configuration) }
    }

    func withEngine<Result: Sendable>(_ body: (BackupEnvironment) async throws -> Result) async throws -> Result {
        try await withEngine { environment, _ in try await body(environment) }
    }

    private func progressReporter(_ counters: EngineCounters, isVerbose: Bool) -> ProgressReporter {
        let silence: @Sendable (String) -> Void = { _ in }
        let start = ContinuousClock.now
        return ProgressReporter(
            counters: counters, terminal: terminal, eventText: EventText(style: style, isVerbose: isVerbose),
            write: options.quiet ? silence : console.aside, elapsed: { ContinuousClock.now - start })
    }
}
