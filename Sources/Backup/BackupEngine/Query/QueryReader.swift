internal import Basics
package import BinlogFormat
package import MilvusClient
internal import MilvusModel

/// Reads all rows of an extent by queries, each row exactly once, in slices of the range of keys.
///
/// A query with a limit need not give the smallest keys without a gap: each segment contributes its own first rows, and
/// rows of one key count there as often as they lie there. So limits only tell where slices may end; the rows of a slice
/// are then asked for without one. Slices touch each other, and together they are the whole range: what one query
/// overlooked, the next one finds.
package struct QueryReader: Sendable {
    package let milvus: MilvusClient
    package let extent: RowExtent
    let pacer: RowPacer

    package init(_ milvus: MilvusClient, _ extent: RowExtent, pacer: RowPacer) {
        self.milvus = milvus
        self.extent = extent
        self.pacer = pacer
    }

    /// Goes over all keys, several slices at once; the first error ends it.
    package func forEachSlice(_ body: @escaping @Sendable (KeySlice) async throws -> Void) async throws {
        var slices = try await slices(after: nil)
        while let last = slices.last?.range.through {
            async let following = self.slices(after: last)
            try await boundedForEach(slices, width: pacer.limits.queries, body)
            slices = try await following
        }
    }

    /// The rows of a slice, in one batch unless that would be too large.
    package func rows(of slice: KeySlice, _ body: (BinlogFormat.RowBatch) async throws -> Void) async throws {
        try Task.checkCancellation()
        let batch: BinlogFormat.RowBatch
        do {
            batch = try await page(slice)
        } catch let error as MilvusClientError {
            guard error.isAnswerTooLarge else { throw error }
            pacer.failed()
            let keys = try await keys(in: slice.range)
            guard keys.count > 1 else { throw error }
            let parts = KeySlice.cut(slice.range, at: keys, rows: (keys.count + 1) / 2, isWhole: true)
            for part in parts { try await rows(of: part, body) }
            return
        }
        try await pacer.pass(batch.rows)
        try await body(batch)
    }

    /// Keys of a range, sorted, without repetition; the first ones where there are many.
    package func keys(in range: KeyRange, limit: Int? = PageSizing.mostRows) async throws -> [PrimaryKey] {
        let page = try await milvus.page(extent.query(range, fields: [extent.key], limit: limit))
        let found = page.keys(extent.key)
        var keys: [PrimaryKey] = []
        for key in found.sorted() where key != keys.last { keys.append(key) }
        return keys
    }

    private func slices(after last: PrimaryKey?) async throws -> [KeySlice] {
        let range = KeyRange(after: last)
        let rows = pacer.pageRows
        let keys = try await keys(in: range, limit: min(PageSizing.mostRows, max(1000, 16 * rows)))
        return KeySlice.cut(range, at: keys, rows: rows)
    }

    private func page(_ slice: KeySlice) async throws -> BinlogFormat.RowBatch {
        let begun = pacer.elapsed
        let batch = try await milvus.page(extent.query(slice.range, fields: extent.fields))
        pacer.came(rows: batch.rows, bytes: batch.byteCount, in: pacer.elapsed - begun)
        // As many as keys were known: then each is there once.
        return batch.rows == slice.keys.count ? batch : batch.withoutRepetitions(of: extent.key)
    }
}

extension MilvusClientError {
    /// Whether fewer rows may be had where so many can't.
    var isAnswerTooLarge: Bool {
        if code == .timeout { return true }
        let words = reason.lowercased()
        return ["larger than max", "too large", "maximum output", "exceeds the limit"].contains { words.contains($0) }
    }
}
