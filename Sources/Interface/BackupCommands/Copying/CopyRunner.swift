internal import BackupConfiguration
internal import BackupEngine
internal import ObjectStorage
internal import Transfers

/// One run of `copy`, progress on stderr while it lasts.
struct CopyRunner {
    let context: VerbContext
    let configuration: ResolvedConfiguration
    let source: CopySide
    let destination: CopySide
    let isDryRun: Bool
    let runs: RunSettings

    func run() async throws -> CopyReport {
        let start = ContinuousClock.now
        let counters = PrefixCopyCounters()
        let reporter = context.progressReporter { counters.progress.counted }
        async let _ = reporter.run()
        reporter.receive(.phase(isDryRun ? "comparing" : "copying"))
        let pacers = StorePacers(runs, waitsOutages: !isDryRun) { reporter.receive(.note($0)) }
        let composition = CopyComposition(context: context, configuration: configuration, pacers: pacers)
        let result = try await composition.withPlaces(source, destination, runs) { from, to, transfer in
            try refuseOverlap(from, to)
            let copy = PrefixCopy(
                from: from, to: to, transfer, temporaryDirectory: context.temporaryDirectory, counters: counters)
            return isDryRun ? try await copy.plan() : try await copy.run()
        }
        guard result.progress.planned.objects + result.progress.skipped.objects > 0 else { throw nothingThere }
        return CopyReport(
            source: source.address, destination: destination.address, isDryRun: isDryRun, result: result,
            requests: composition.meter.requests, elapsed: ContinuousClock.now - start)
    }

    /// A copy into itself would list what it has just written.
    private func refuseOverlap(_ from: ObjectPlace, _ to: ObjectPlace) throws(Failure) {
        guard from.overlaps(to) else { return }
        throw .usage(
            "\(source.address) and \(destination.address) overlap.", subject: "\(destination.address)",
            advice: "Copy to a prefix that isn't inside the source, nor around it.")
    }

    private var nothingThere: Failure {
        Failure(
            .failed, code: "nothing-to-copy", "There are no objects under \(source.address).",
            subject: "\(source.address)", advice: "Check bucket and prefix; keys are case-sensitive.")
    }
}

extension PrefixCopyProgress {
    fileprivate var counted: EngineCounters.Snapshot {
        EngineCounters.Snapshot(
            totalObjects: planned.objects, doneObjects: copied.objects + failed.objects, totalBytes: planned.bytes,
            doneBytes: copied.bytes + failed.bytes)
    }
}
