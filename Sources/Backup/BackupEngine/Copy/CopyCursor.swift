internal import Basics

/// Gives the objects of one size class of one plan, one after the other; done ones are passed over.
struct CopyCursor {
    let unit: Int
    let attempt: Int
    private let sizeClass: SizeClass
    private let spool: PlanSpool
    private var waiting: ArraySlice<PlanRun>
    private var reader: PlanRunReader?

    init(_ plan: PlanUnit, unit: Int, _ sizeClass: SizeClass, in spool: PlanSpool) {
        self.unit = unit
        attempt = plan.attempt
        self.sizeClass = sizeClass
        self.spool = spool
        waiting = plan.runs[...]
    }

    mutating func next(_ states: CopyStates) throws(TemporaryFileError) -> (object: PlannedObject, record: Int)? {
        while true {
            if reader == nil {
                guard let run = waiting.popFirst() else { return nil }
                reader = PlanRunReader(run, in: spool)
            }
            while let object = try reader?.next() {
                guard let record = reader?.record else { break }
                if SizeClass(object.size) == sizeClass, !states.isDone(record) { return (object, record) }
            }
            reader = nil
        }
    }
}
