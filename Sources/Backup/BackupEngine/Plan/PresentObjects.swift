internal import BackupFormat
internal import Basics
internal import MilvusModel

/// What a listing of the backup showed when an interrupted run was taken up; empty in a new run.
struct PresentObjects: Sendable {
    /// Logs of one kind of one collection lie together in a listing.
    struct Place: Hashable, Sendable {
        var kind: LogKind
        var collection: CollectionID
    }

    var logs: [Place: PlanRun] = [:]
    var indexFiles = PlanRun()
    /// Whether copies have their sources' ETags in this store.
    var keepsETags = true

    init() {}

    func known(of unit: PlanUnit) -> CarryOver.Known {
        var runs = indexFiles.isEmpty ? [] : [indexFiles]
        if let collection = unit.collection?.id {
            runs += LogKind.allCases.compactMap { logs[Place(kind: $0, collection: collection)] }
        }
        return .listed(runs, keepsETags: keepsETags)
    }
}
