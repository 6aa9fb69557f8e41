internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Brings logs that come in any order into that of their keys; what is too many for memory lies on the spool.
struct LogSorter {
    /// Logs in memory, of about 200 bytes.
    private static let held = 16_384

    private let spool: PlanSpool
    private var batch: [(key: [UInt8], object: PlannedObject)] = []
    private var runs: [PlanRun] = []

    init(_ spool: PlanSpool) {
        self.spool = spool
    }

    mutating func add(_ log: LogObject, size: Int64) throws(TemporaryFileError) {
        let object = PlannedObject(.log(log), of: log.location.collection, size: size, etag: nil)
        var key: [UInt8] = []
        key.reserveCapacity(112)
        BackupLayout.append(object.object, to: &key)
        batch.append((key, object))
        if batch.count == Self.held { try flush() }
    }

    /// The sorted runs, to be read with a ``PlanMerge``.
    mutating func finish() throws(TemporaryFileError) -> [PlanRun] {
        try flush()
        defer { runs = [] }
        return runs
    }

    private mutating func flush() throws(TemporaryFileError) {
        guard !batch.isEmpty else { return }
        batch.sort { ByteOrder.compare($0.key, $1.key) < 0 }
        var writer = PlanRunWriter(spool)
        for element in batch { try writer.append(element.object) }
        runs.append(try writer.finish())
        batch.removeAll(keepingCapacity: true)
    }
}
