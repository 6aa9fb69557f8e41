internal import Basics
internal import BinlogFormat
internal import MilvusClient
internal import MilvusModel

/// Copies the rows of one extent: queries here, inserts there, a few pages at once. Who inserts slowly reads slowly.
struct RowCopy: Sendable {
    let reader: QueryReader
    let writer: RowWriter
    /// Of the target, where an earlier run has left rows; nil where none can be there.
    let present: QueryReader?
    let counters: EngineCounters
    let tally: CopyTally

    func run() async throws {
        try await reader.forEachSlice { slice in
            if let present {
                try await complete(slice, present)
            } else {
                try await reader.rows(of: slice) { try await take($0, inserting: $0) }
            }
        }
    }

    /// Rows of a slice that aren't there yet; those that have no counterpart any more are deleted.
    private func complete(_ slice: KeySlice, _ present: QueryReader) async throws {
        let there = Set(try await present.keys(in: slice.range, limit: nil))
        var seen = Set<PrimaryKey>()
        try await reader.rows(of: slice) { rows in
            let keys = rows.keys(writer.key)
            seen.formUnion(keys)
            let missing = keys.indices.filter { !there.contains(keys[$0]) }.map { Int32($0) }
            try await take(rows, inserting: missing.count == keys.count ? rows : rows.at(missing))
        }
        try await writer.delete(there.subtracting(seen).sorted())
    }

    private func take(_ rows: BinlogFormat.RowBatch, inserting new: BinlogFormat.RowBatch) async throws {
        try await writer.insert(new)
        tally.add(rows, inserted: new.rows, key: writer.key)
        counters.done(objects: Int64(rows.rows), bytes: Int64(rows.byteCount))
    }
}
