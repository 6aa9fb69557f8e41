internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Reads many segments at once, and counts what came of it in their order: so a run that is cut off knows up to which
/// segment it has come.
struct RowRun {
    /// Segments at once; each reads several logs.
    private static let width = 8
    private static let ahead = 256
    /// Bytes of pages and pieces of logs that are held, beside a page or two that is being unpacked.
    private static let memory = 80 << 20
    /// For keys that were deleted.
    private static let tables = 48 << 20

    let environment: BackupEnvironment
    let backup: InspectedBackup
    let check: ListCheck
    /// Kept now and then, and when the run is cut off.
    let save: @Sendable (RowTally) async throws -> Void
    /// Between two times of saving.
    var interval: Duration = .seconds(30)

    /// Segments up to the tally's position were read already.
    func run(_ plan: inout RowPlan, from start: RowTally) async throws -> RowTally {
        var tally = start
        do {
            var groups = try plan.finish()
            try await read(&groups, plan.levelZeroLogs, &tally)
        } catch {
            // What was done isn't done twice.
            let (done, save) = (tally, save)
            await uncancelled { try? await save(done) }
            throw error
        }
        try await save(tally)
        return tally
    }

    private func read(
        _ groups: inout KeyedGroups<RowPlan.Entry>, _ levelZero: [CollectionID: [RowPlan.Entry]],
        _ tally: inout RowTally
    ) async throws {
        let (memory, tables) = (ByteBudget(Self.memory), ByteBudget(Self.tables))
        let (store, layout, counters) = (environment.backupStore, backup.layout, environment.observer.counters)
        let width = min(Self.width, environment.transfer.concurrency)
        let work = OrderedWork<SegmentParts, SegmentOutcome>(width: width, ahead: Self.ahead) { parts in
            let findings = RowFindings(
                collection: parts.subject.name, segment: parts.id, rows: parts.rows, layout: layout)
            return try await SegmentReading(
                parts: parts, layout: layout, reader: RowReader(store: store, memory: memory, findings: findings),
                tables: tables, progress: { counters.done(objects: 0, bytes: $0) }
            ).run()
        }
        var segments = SegmentQueue(
            groups: groups, backup: backup, incomplete: incomplete, after: tally.position,
            levelZero: LevelZeroReading(store: store, layout: layout, memory: memory, logs: levelZero))
        var saved = environment.clock.now()
        try await work.run({ try await segments.next() }, done: { counters.done(objects: $0.objects, bytes: 0) }) {
            parts, outcome in
            tally.take(outcome, at: parts.key, of: parts.subject.id)
            let now = environment.clock.now()
            guard now - saved >= interval else { return }
            try await save(tally)
            saved = now
        }
    }

    /// Segments of which the listing didn't find everything.
    private var incomplete: Set<SegmentID> {
        let lost = [VerifyFinding.Code.missing, .size, .disagreement, .emptySegment]
        return Set(check.findings.findings.filter { lost.contains($0.code) }.compactMap(\.segment))
    }
}
