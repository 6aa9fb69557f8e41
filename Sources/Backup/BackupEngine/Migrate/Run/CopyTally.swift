internal import BinlogFormat
internal import MilvusModel
private import Synchronization

/// Counts the rows of one partition as they pass, and keeps a sample of them.
final class CopyTally: Sendable {
    struct Count: Sendable {
        var rows: Int64 = 0
        var inserted: Int64 = 0
        var bytes: Int64 = 0
        var queries: Int64 = 0
    }

    private let state: Mutex<(count: Count, sample: RowSample)>

    init(_ sample: RowSample) {
        state = Mutex((Count(), sample))
    }

    var count: Count { state.withLock { $0.count } }
    var sample: RowSample { state.withLock { $0.sample } }

    func add(_ rows: BinlogFormat.RowBatch, inserted: Int, key: FieldSchema) {
        state.withLock { state in
            state.count.rows += Int64(rows.rows)
            state.count.inserted += Int64(inserted)
            state.count.bytes += Int64(rows.byteCount)
            state.count.queries += 1
            state.sample.add(rows, key: key)
        }
    }
}
