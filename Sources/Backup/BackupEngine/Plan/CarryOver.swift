internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Finds out which objects of a plan are there already: by an older plan of the same unit, or by a listing of the
/// backup. Both are read in key order, side by side.
struct CarryOver {
    /// What is known to lie in the backup.
    enum Known {
        /// Objects that were copied by this plan and changed since aren't the same: size and ETag must be equal.
        case copied(PlanUnit)
        /// What a listing shows. ETags there are the backup's store's own.
        case listed([PlanRun], keepsETags: Bool)
    }

    let spool: PlanSpool
    let states: CopyStates

    /// Marks what is there already and counts it.
    func apply(_ known: Known, to plan: inout PlanUnit) throws(TemporaryFileError) {
        let runs =
            switch known {
            case .copied(let previous): previous.runs
            case .listed(let runs, _): runs
            }
        var old = try PlanMerge(runs.map { (0, $0) }, in: spool)
        var new = try PlanMerge(plan.runs.map { (0, $0) }, in: spool)
        var there = try old.next()
        var wanted = try new.next()
        while let here = wanted, let present = there {
            let order = ByteOrder.compare(present.key, here.key)
            if order < 0 {
                there = try old.next()
                continue
            }
            if order == 0, try isSame(present, here, known) {
                switch known {
                case .copied: try states.setDone(here.record, try states.evidence(present.record))
                case .listed: try states.setReused(here.record)
                }
                plan.done += 1
                plan.doneBytes += here.object.size
            }
            wanted = try new.next()
        }
    }

    /// Whether copies have their sources' ETags in this store; encryption by keys of its own gives them new ones.
    ///
    /// - Returns: true unless some objects could tell and none of them says so.
    func keepsETags(_ units: [PlanUnit], _ present: PresentObjects) throws(TemporaryFileError) -> Bool {
        var compared = 0
        for unit in units {
            guard case .listed(let runs, _) = present.known(of: unit) else { continue }
            var old = try PlanMerge(runs.map { (0, $0) }, in: spool)
            var new = try PlanMerge(unit.runs.map { (0, $0) }, in: spool)
            var there = try old.next()
            var wanted = try new.next()
            while let here = wanted, let found = there, compared < Self.sample {
                let order = ByteOrder.compare(found.key, here.key)
                if order == 0, let copy = found.object.etag, let source = here.object.etag, !copy.isMultipart,
                    !source.isMultipart, found.object.size == here.object.size
                {
                    if copy == source { return true }
                    compared += 1
                }
                if order <= 0 { there = try old.next() }
                if order >= 0 { wanted = try new.next() }
            }
        }
        return compared == 0
    }

    /// Objects that tell of one store what it does with ETags.
    private static let sample = 100

    private func isSame(
        _ present: PlanMerge.Element, _ wanted: PlanMerge.Element, _ known: Known
    ) throws(TemporaryFileError) -> Bool {
        guard present.object.size == wanted.object.size, !states.isDone(wanted.record) else { return false }
        switch known {
        case .copied: return states.isDone(present.record) && present.object.etag == wanted.object.etag
        case .listed(_, let keepsETags):
            return !keepsETags || Self.mayBeSame(present.object.etag, wanted.object.etag)
        }
    }

    /// An object that was copied or written in parts has an ETag made of its parts: nothing can be told by it.
    static func mayBeSame(_ copy: ETag?, _ source: ETag?) -> Bool {
        guard let copy, let source else { return true }
        return copy == source || copy.isMultipart || source.isMultipart
    }
}
