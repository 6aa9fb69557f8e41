internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Everything that a backup promises, on the spool.
struct Promises {
    let spool: PlanSpool
    private var runs: [PlanRun] = []
    /// Builds of the index files of each collection: their keys don't name it.
    private(set) var builds: [CollectionID: Set<BuildID>] = [:]

    init(in directory: String) throws(TemporaryFileError) {
        spool = try PlanSpool(in: directory)
    }

    /// A part that is added when it is known to be whole.
    func batch() -> PromiseBatch { PromiseBatch(spool) }

    mutating func add(_ batch: inout PromiseBatch) throws(TemporaryFileError) {
        runs += try batch.finish()
        builds.merge(batch.builds) { $0.union($1) }
    }

    /// In the order of their keys.
    func sorted() throws(TemporaryFileError) -> KeyedGroups<PromisedObject> {
        try KeyedGroups(KeyedLineMerge(runs, in: spool)) { PromisedObject(key: $0, rest: $1) }
    }
}
