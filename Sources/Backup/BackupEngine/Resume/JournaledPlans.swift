internal import BackupFormat
internal import Basics

/// Brings the plans that an earlier run left in the store back onto the spool.
struct JournaledPlans {
    private struct Open {
        var subject: PlanUnit.Subject
        var attempt: Int
        var plan: CollectionPlan?
        var manifest: CollectionBackup?
        var segments: [SegmentBackup] = []
        var writer: PlanUnitWriter
    }

    private let spool: PlanSpool
    private var open: Open?
    /// Whole plans; a later one of the same unit replaces the earlier.
    private(set) var units: [PlanUnit.Subject: PlanUnit] = [:]

    init(_ spool: PlanSpool) {
        self.spool = spool
    }

    mutating func read(_ directory: RunDirectory) async throws {
        var plans = self
        try await directory.readPlans { line in try plans.add(line) }
        self = plans
    }

    /// What isn't understood, and what is cut off, is left out: its unit is planned anew.
    mutating func add(_ line: ArraySlice<UInt8>) throws {
        switch PlanLine(line) {
        case .begin(let subject, let attempt, let plan, let manifest)?:
            open = Open(
                subject: subject, attempt: attempt, plan: plan, manifest: manifest, writer: PlanUnitWriter(spool))
        case .segment(let segment)?: open?.segments.append(segment)
        case .object(let object)?: try open?.writer.append(object)
        case .end(let objects)?:
            guard let finished = open.take() else { return }
            try finish(finished, objects)
        case nil: open = nil
        }
    }

    private mutating func finish(_ open: Open, _ objects: Int) throws {
        var open = open
        guard open.writer.objects == objects else { return }
        guard var plan = open.plan, let manifest = open.manifest else {
            units[open.subject] = try open.writer.finish(attempt: open.attempt)
            return
        }
        plan.segments = open.segments.count
        units[open.subject] = try open.writer.finish(
            plan, attempt: open.attempt, header: manifest, segments: open.segments)
    }
}
