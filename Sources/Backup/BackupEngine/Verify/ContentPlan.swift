internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Which objects are to be read, and how.
enum ContentPlan {
    case nothing
    case hash(ReadingPlan)
    case rows(RowPlan)

    init(_ depth: VerifyDepth, _ backup: InspectedBackup, _ sample: SampleWindow?) {
        let spool = backup.promises.spool
        switch depth {
        case .list: self = .nothing
        case .hash: self = .hash(ReadingPlan(on: spool, sample))
        case .rows:
            let segments = (backup.restorable?.collections ?? []).lazy.flatMap { $0.backup.segments }
            self = .rows(RowPlan(on: spool, sample, levelZero: Set(segments.filter(\.isL0).map(\.id))))
        }
    }

    mutating func add(_ match: ListCheck.Match) throws(TemporaryFileError) {
        switch self {
        case .nothing: break
        case .hash(var plan):
            self = .nothing
            try plan.add(match)
            self = .hash(plan)
        case .rows(var plan):
            // Taken out while it is changed: its arrays would be copied otherwise.
            self = .nothing
            try plan.add(match)
            self = .rows(plan)
        }
    }
}
