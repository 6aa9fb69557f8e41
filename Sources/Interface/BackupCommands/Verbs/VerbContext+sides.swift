internal import BackupConfiguration
internal import BackupEngine
internal import Basics

extension VerbContext {
    /// Runs `body` with two Milvus, each by its own configuration file, progress on stderr while it lasts. `target`: nil is
    /// the usual file. Its limits hold for the run.
    func withSides<Result: Sendable>(
        _ source: String, _ target: String?, waitsOutages: Bool,
        _ body: (MigrationSides, Configuration) async throws -> Result
    ) async throws -> Result {
        let from = try resolvedConfiguration(source).checked()
        let to = try resolvedConfiguration(target).checked()
        let counters = EngineCounters()
        let reporter = progressReporter(isVerbose: to.runs.isVerbose) { counters.snapshot }
        let observer = EngineObserver(counters: counters) { reporter.receive($0) }
        // Cancelled when this scope ends, whichever way.
        async let _ = reporter.run()
        return try await composition(from, waitsOutages).withEnvironment(observer) { source in
            try await composition(to, waitsOutages).withEnvironment(observer) { target in
                try await body(MigrationSides(source: source, target: target), to)
            }
        }
    }

    private func composition(_ configuration: Configuration, _ waitsOutages: Bool) -> EngineComposition {
        EngineComposition(
            configuration: configuration, environment: environment, files: files, waitsOutages: waitsOutages)
    }
}
