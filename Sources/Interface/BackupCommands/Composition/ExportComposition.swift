internal import BackupConfiguration
internal import BackupEngine
internal import FoundationEssentials
internal import Transfers

/// Builds the place that an export goes to.
struct ExportComposition {
    /// Segments at once; more would take more memory than they save time.
    private static let mostSegments = 4

    let context: VerbContext

    /// Runs `body` with the place, and how many segments are worth being written at once; connections are closed when it
    /// returns or throws.
    func withDestination<Result: Sendable>(
        _ side: CopySide, _ body: (ExportDestination, Int) async throws -> Result
    ) async throws -> Result {
        let configuration = try context.resolvedConfiguration(isNeeded: false)
        let runs = try configuration.checked().runs
        let pacers = StorePacers(runs, waitsOutages: true) { context.note($0) }
        let composition = CopyComposition(context: context, configuration: configuration, pacers: pacers)
        let width = min(Self.mostSegments, ProcessInfo.processInfo.activeProcessorCount)
        return try await composition.withPlace(side, runs) { place in
            try await body(ExportDestination(store: place.store, prefix: place.prefix), max(1, width))
        }
    }
}
