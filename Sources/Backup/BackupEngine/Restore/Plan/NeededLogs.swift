internal import BackupFormat
internal import Basics
internal import MilvusModel

/// What the imports of each collection of a backup read, with sizes, on the spool.
struct NeededLogs {
    let spool: PlanSpool
    private var runs: [CollectionID: [PlanRun]] = [:]
    private var sorter: LogSorter
    private var current: CollectionID?

    init(in directory: String) throws(TemporaryFileError) {
        spool = try PlanSpool(in: directory)
        sorter = LogSorter(spool)
    }

    /// A manifest has its segments collection by collection.
    mutating func add(_ segment: SegmentBackup) throws(TemporaryFileError) {
        if segment.collection != current { try finish() }
        current = segment.collection
        for (log, size) in segment.neededLogs { try sorter.add(log, size: size) }
    }

    /// After the last segment.
    mutating func finish() throws(TemporaryFileError) {
        guard let collection = current.take() else { return }
        runs[collection, default: []] += try sorter.finish()
    }

    func sorted(_ collection: CollectionID) throws(TemporaryFileError) -> PlanMerge {
        try PlanMerge((runs[collection] ?? []).map { (0, $0) }, in: spool)
    }
}
