internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// The rows of one column of a segment, page by page, through all its logs. Holds one page, and fetches what it hands
/// out: rows that are passed over with ``seek(to:)`` cost the headers of their pages.
struct ColumnStream: ~Copyable {
    /// What one request brings of a large log that is read from end to end.
    static let piece = 4 << 20

    private let field: StoredField
    private let store: any ObjectStore
    private let limits: ParquetLimits
    private let readAhead: Int
    private var logs: ArraySlice<StoredLog>
    private var open: OpenLog?
    /// Part and row group of `open` that come next.
    private var place = (part: 0, group: 0)
    private var chunk: ColumnChunkReader?
    private var reader: FieldReader?
    /// Row of the segment at which the row group begins, and the one at which the next begins.
    private var groupStart: Int64 = 0
    private var nextStart: Int64 = 0
    private var firstWanted: Int64 = 0

    /// `logs` are the segment's of that column, in their order. `readAhead`: bytes fetched at a time by who reads all.
    init(
        _ field: StoredField, _ logs: [StoredLog], in store: any ObjectStore, readAhead: Int = 0,
        limits: ParquetLimits = .careful
    ) {
        self.field = field
        self.store = store
        self.limits = limits
        self.readAhead = readAhead
        self.logs = logs[...]
    }

    /// Of one log whose outline was read.
    init(_ field: StoredField, _ opened: OpenLog, in store: any ObjectStore, readAhead: Int) {
        self.init(field, [], in: store, readAhead: readAhead, limits: opened.limits)
        open = opened
        open?.readAhead = readAhead
    }

    /// Rows before `row` needn't be handed out; some may be.
    mutating func seek(to row: Int64) {
        firstWanted = row
    }

    /// The next page's rows, nil after the last.
    ///
    /// - Throws: `BinlogFormatError`, `BackupFormatError`.
    mutating func next() async throws -> ColumnRows? {
        while true {
            if var current = chunk.take() {
                current.seek(to: firstWanted - groupStart)
                if let batch = try await page(&current), let reader {
                    let start = groupStart + current.rowsPassed - Int64(batch.rows)
                    chunk = consume current
                    return ColumnRows(firstRow: start, batch: batch, reader: reader, file: open?.file ?? "")
                }
            }
            guard try await openGroup() else { return nil }
        }
    }

    private mutating func page(_ chunk: inout ColumnChunkReader) async throws -> ColumnBatch? {
        while open != nil {
            guard let bytes = open?.window.bytes, let offset = open?.window.offset else { return nil }
            switch try chunk.next(in: bytes[...], at: offset) {
            case .batch(let batch): return batch
            case .needs(let range): try await open?.load(range)
            case .end: return nil
            }
        }
        return nil
    }

    /// Goes to the next row group with rows that are wanted. False after the last.
    private mutating func openGroup() async throws -> Bool {
        while true {
            guard let log = open else {
                guard try await openLog() else { return false }
                continue
            }
            guard log.parts.indices.contains(place.part) else {
                open = nil
                continue
            }
            let part = log.parts[place.part]
            guard part.footer.rowGroups.indices.contains(place.group) else {
                place = (place.part + 1, 0)
                continue
            }
            let group = part.footer.rowGroups[place.group]
            groupStart = nextStart
            nextStart += group.rows
            defer { place.group += 1 }
            guard nextStart > firstWanted, group.rows > 0 else { continue }
            try openChunk(of: log, part, group)
            return true
        }
    }

    private mutating func openLog() async throws -> Bool {
        guard let log = logs.popFirst() else { return false }
        var opened = try await OpenLog(log, in: store, limits: limits)
        opened.readAhead = readAhead
        open = opened
        place = (0, 0)
        return true
    }

    private mutating func openChunk(of log: OpenLog, _ part: OpenLog.Part, _ group: ParquetRowGroup) throws {
        let index = try log.column(of: field.id, in: part)
        do throws(BinlogFormatError) {
            reader = try FieldReader(field.type, dimension: field.dimension, column: part.footer.columns[index])
        } catch {
            throw error.moved(by: part.range.lowerBound).of(log.file)
        }
        chunk = try ColumnChunkReader(
            part.footer.columns[index], group.chunks[index], payload: part.range.lowerBound, file: log.file,
            limits: limits)
    }
}
