internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// A log whose outline was read: its head, and the footers of the parquet files in it. A few small reads, whatever its
/// size.
struct OpenLog: Sendable {
    /// One parquet file in the log: all of a packed one, the payload of an event otherwise.
    struct Part: Sendable {
        /// Where in the log it lies.
        var range: Range<Int>
        var footer: ParquetFooter
        /// The event around it; nil in a packed file.
        var event: BinlogEvent?
    }

    /// Footers are smaller, but for those that carry long vectors as minimum and maximum.
    private static let usualFooter = 16 << 10

    let log: StoredLog
    /// Nil in a packed file.
    private(set) var head: BinlogHead?
    private(set) var parts: [Part] = []
    private(set) var window: ObjectWindow
    let limits: ParquetLimits

    /// - Throws: `BinlogFormatError` when it isn't a log, `BackupFormatError` when it can't be read.
    init(_ log: StoredLog, in store: any ObjectStore, limits: ParquetLimits = .careful) async throws {
        self.log = log
        self.limits = limits
        window = ObjectWindow(log, in: store)
        try await window.load(0..<min(window.size, 512))
        if window.bytes.starts(with: BinlogHead.magic) {
            try await walk()
        } else {
            guard window.bytes.starts(with: Array("PAR1".utf8)) else {
                throw BinlogFormatError(at: 0, expected: "a binlog (BC FA FF 00) or a packed file (PAR1)", file: file)
            }
            try await addPart(0..<window.size)
        }
    }

    var file: String { log.key.rawValue }

    var rows: Int64 { parts.reduce(0) { $0 + $1.footer.rows } }

    var readAhead: Int {
        get { window.readAhead }
        set { window.readAhead = newValue }
    }

    mutating func load(_ range: Range<Int>) async throws {
        try await window.load(range)
    }

    /// The column of a field: the only one, or in packed files the one with its id.
    func column(of field: FieldID, in part: Part) throws(BinlogFormatError) -> Int {
        let columns = part.footer.columns
        if head != nil, columns.count == 1 { return 0 }
        guard let index = columns.firstIndex(where: { $0.fieldID == field.rawValue }) else {
            throw BinlogFormatError(at: part.range.lowerBound, expected: "a column of field \(field)", file: file)
        }
        return index
    }

    /// Hands over one column's rows page by page. What it reads isn't kept: another column may follow.
    func forEachBatch(
        of part: Part, _ column: Int, _ body: (ColumnBatch) throws(BinlogFormatError) -> Void
    ) async throws {
        var window = window
        window.readAhead = ColumnStream.piece
        for group in part.footer.rowGroups {
            var reader = try ColumnChunkReader(
                part.footer.columns[column], group.chunks[column], payload: part.range.lowerBound, file: file,
                limits: limits)
            reading: while true {
                switch try reader.next(in: window.bytes[...], at: window.offset) {
                case .needs(let range): try await window.load(range)
                case .end: break reading
                case .batch(let batch):
                    do throws(BinlogFormatError) {
                        try body(batch)
                    } catch {
                        throw error.moved(by: part.range.lowerBound).of(file)
                    }
                }
            }
        }
    }

    private mutating func walk() async throws {
        var walker = BinlogWalker(size: window.size, file: file)
        while true {
            switch try walker.next(in: window.bytes[...], at: window.offset) {
            case .needs(let range): try await window.load(range)
            case .head(let head):
                guard !head.extras.isEncrypted else {
                    throw BinlogFormatError(
                        .unsupported, at: head.length, expected: "a log that isn't encrypted with a customer's key",
                        file: file)
                }
                self.head = head
            case .event(let event): try await addPart(event.payload, event)
            case .end: return
            }
        }
    }

    private mutating func addPart(_ range: Range<Int>, _ event: BinlogEvent? = nil) async throws {
        let start = try await load(last: Self.usualFooter, of: range)
        let length = try told(at: start) { () throws(BinlogFormatError) in
            try ParquetFooter.length(fromTail: window.slice(start..<range.upperBound), limits: limits)
        }
        guard length <= range.count else {
            throw BinlogFormatError(
                .truncated, at: range.lowerBound, expected: "\(length) bytes of footer, \(range.count) are there",
                file: file)
        }
        let tail = try await load(last: length, of: range)
        let footer = try told(at: range.lowerBound) { () throws(BinlogFormatError) in
            try ParquetFooter(tail: window.slice(tail..<range.upperBound), size: range.count, limits: limits)
        }
        parts.append(Part(range: range, footer: footer, event: event))
    }

    /// - Returns: where in the log the piece begins.
    private mutating func load(last count: Int, of range: Range<Int>) async throws -> Int {
        let start = max(range.lowerBound, range.upperBound - count)
        try await window.load(start..<range.upperBound)
        return start
    }

    private func told<Result>(
        at position: Int, _ body: () throws(BinlogFormatError) -> Result
    ) throws(BinlogFormatError) -> Result {
        do throws(BinlogFormatError) {
            return try body()
        } catch {
            throw error.moved(by: position).of(file)
        }
    }
}
