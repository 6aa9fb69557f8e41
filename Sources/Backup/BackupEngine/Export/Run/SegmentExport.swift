internal import BackupFormat
internal import BinlogFormat
internal import DataExport
internal import MilvusModel
internal import ObjectStorage

/// Writes the rows of one segment.
struct SegmentExport: Sendable {
    /// More than any segment has: a manifest that says otherwise is wrong, and memory is taken by it.
    private static let mostRows: Int64 = 1 << 30

    let live: LiveRows
    let fields: [FieldSchema]
    let factory: RowSinkFactory
    let destination: ExportDestination
    let maxFileSize: Int64

    /// `folder`: of the partition, under the destination.
    func run(_ segment: StoredSegment, partition: String, folder: String) async throws -> ExportedSegment {
        try segment.requireReadableRows()
        guard (0...Self.mostRows).contains(segment.backup.rows) else {
            throw BackupError(
                .damagedBackup, "Segment \(segment.backup.id) can't have \(segment.backup.rows) rows.",
                subject: "segment \(segment.backup.id)")
        }
        var result = ExportedSegment(
            collection: live.collection.backup.id, segment: segment.backup.id, partition: partition)
        if try await isOutOfBounds(segment) {
            result.unasked = segment.backup.rows
            return result
        }
        let columns = try await SegmentColumns(segment, in: live.store)
        let mask = try await live.mask(columns)
        (result.deleted, result.late, result.unasked) = (mask.deleted, mask.late, mask.unasked)
        let stem = destination.key("\(folder)/\(segment.backup.id)").rawValue
        // Files end between two batches.
        let batch = Int(min(Int64(SegmentRows.batchBytes), maxFileSize / 4))
        result.files = try await write(SegmentRows(fields, columns, mask, batchBytes: batch), stem)
        result.rows = result.files.first.map { _ in mask.wanted } ?? 0
        return result
    }

    /// Where the segment's own statistics rule all of its keys out.
    private func isOutOfBounds(_ segment: StoredSegment) async throws -> Bool {
        guard let bounds = live.bounds, let range = try await KeyRanges(segment, in: live.store).range else {
            return false
        }
        return !bounds.overlaps(range)
    }

    private func write(_ rows: SegmentRows, _ stem: String) async throws -> [ExportedSegment.File] {
        var files: [ExportedSegment.File] = []
        var batch = try await rows.next()
        while let first = batch {
            let number = files.isEmpty ? "" : "-\(files.count + 1)"
            var sink = try factory.sink(stem + number, fields)
            do {
                let (written, next) = try await fill(&sink, first, rows)
                files += try await sink.finish().map { file in
                    .init(path: destination.path(file.key), rows: written, bytes: file.bytes)
                }
                batch = next
            } catch {
                await sink.discard()
                throw error
            }
        }
        return files
    }

    /// Reads the next rows while some are written.
    ///
    /// - Returns: how many were written, and rows that belong to the next file; nil when there are no more.
    private func fill(
        _ sink: inout any RowSink, _ first: RowBatch, _ rows: SegmentRows
    ) async throws -> (written: Int64, next: RowBatch?) {
        var (written, pending): (Int64, RowBatch?) = (0, first)
        while let batch = pending {
            async let following = rows.next()
            try await sink.write(batch)
            written += Int64(batch.rows)
            pending = try await following
            if sink.size >= maxFileSize { break }
        }
        return (written, pending)
    }
}
