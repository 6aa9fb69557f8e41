internal import BackupFormat
internal import Basics

/// Which objects are to be read, on the spool in the order of their keys.
struct ReadingPlan {
    private let sample: SampleWindow?
    private var writer: PlanRunWriter
    private(set) var objects: Int64 = 0
    private(set) var bytes: Int64 = 0

    init(on spool: PlanSpool, _ sample: SampleWindow?) {
        self.sample = sample
        writer = PlanRunWriter(spool)
    }

    mutating func add(_ match: ListCheck.Match) throws(TemporaryFileError) {
        let item = HashItem(match)
        guard sample?.contains(item.path) ?? true else { return }
        try writer.append(line: item.line)
        objects += 1
        bytes = bytes.adding(clamped: item.size)
    }

    mutating func finish() throws(TemporaryFileError) -> PlanRun {
        try writer.finish()
    }
}
