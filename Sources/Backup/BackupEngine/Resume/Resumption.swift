internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// What an interrupted run left: its plans on the spool, and which of their objects are there.
struct Resumption {
    let environment: BackupEnvironment
    let layout: BackupLayout
    let directory: RunDirectory
    let spool: PlanSpool
    let states: CopyStates

    private var recall: ChecksumRecall {
        ChecksumRecall(environment: environment, layout: layout, spool: spool, states: states)
    }

    /// - Returns: the units in their order, and what is there for those that have no plan yet.
    func read(_ subjects: [PlanUnit.Subject]) async throws -> (units: [CopyingPhase.Unit], present: PresentObjects) {
        var journaled = JournaledPlans(spool)
        try await journaled.read(directory)
        var present = try await PresentObjects(environment, layout, on: spool)
        let carryOver = CarryOver(spool: spool, states: states)
        present.keepsETags = try carryOver.keepsETags(Array(journaled.units.values), present)
        var units: [CopyingPhase.Unit] = []
        for subject in subjects {
            guard var unit = journaled.units[subject] else {
                units.append((subject, nil))
                continue
            }
            // Attempts of the earlier run don't count against this one.
            unit.attempt = 1
            try carryOver.apply(present.known(of: unit), to: &unit)
            try await recall.recall(unit)
            environment.observer.counters.planned(objects: Int64(unit.objects), bytes: unit.bytes)
            environment.observer.counters.done(objects: Int64(unit.done), bytes: unit.doneBytes)
            units.append((subject, .success(unit)))
        }
        return (units, present)
    }
}
