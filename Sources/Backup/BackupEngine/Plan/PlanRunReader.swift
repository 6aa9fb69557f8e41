internal import Basics

/// Reads one run forward, line by line; holds one piece of it.
struct PlanRunReader {
    private let spool: PlanSpool
    private let extents: [PlanSpool.Extent]
    private let pieceSize: Int
    private var extent: Int
    /// Read of the extent so far, and lines given of it.
    private var offset: Int
    private var line: Int
    private var piece: [UInt8] = []
    private var position = 0
    /// Number of the record that ``next()`` gave last; see ``PlanSpool/Extent/firstRecord``.
    private(set) var record = 0

    /// `pieceSize`: bytes held; small ones where many runs are read at once.
    init(
        _ run: PlanRun, in spool: PlanSpool, from place: PlanRun.Place = .init(extent: 0, offset: 0, line: 0),
        pieceSize: Int = 64 << 10
    ) {
        self.spool = spool
        self.pieceSize = pieceSize
        extents = run.extents
        extent = place.extent
        offset = place.offset
        line = place.line
    }

    /// The next line without its end.
    mutating func nextLine() throws(TemporaryFileError) -> ArraySlice<UInt8>? {
        while true {
            if let end = piece[position...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                record = extents[extent].firstRecord + line
                line += 1
                return piece[position..<end]
            }
            guard try readMore() else { return nil }
        }
    }

    /// - Throws: ``TemporaryFileError``; a line that isn't a record is a broken disk.
    mutating func next() throws(TemporaryFileError) -> PlannedObject? {
        guard let line = try nextLine() else { return nil }
        guard let object = PlannedObject(line: line) else {
            throw Self.unreadable
        }
        return object
    }

    /// A line that isn't what was written.
    static let unreadable = TemporaryFileError("read", directory: "the plan", number: 5, size: 0)

    private mutating func readMore() throws(TemporaryFileError) -> Bool {
        guard extent < extents.count else { return false }
        if offset == extents[extent].length {
            extent += 1
            (offset, line, piece, position) = (0, 0, [], 0)
            guard extent < extents.count else { return false }
        }
        let more = try spool.read(extents[extent], from: offset, count: pieceSize)
        offset += more.count
        piece = position == piece.count ? more : Array(piece[position...]) + more
        position = 0
        return !more.isEmpty
    }
}
