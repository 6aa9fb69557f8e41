internal import Basics

/// Writes one run, a buffer at a time.
struct PlanRunWriter {
    private static let extentSize = 64 << 10

    private let spool: PlanSpool
    private var buffer: [UInt8] = []
    private var lines = 0
    private var run = PlanRun()

    init(_ spool: PlanSpool) {
        self.spool = spool
    }

    /// Where the next line will lie.
    var place: PlanRun.Place {
        PlanRun.Place(extent: run.extents.count, offset: buffer.count, line: lines)
    }

    mutating func append(_ object: PlannedObject) throws(TemporaryFileError) {
        object.append(to: &buffer)
        try endLine()
    }

    /// `line`: without its end.
    mutating func append(line: some Sequence<UInt8>) throws(TemporaryFileError) {
        buffer += line
        buffer.append(0x0A)
        try endLine()
    }

    mutating func finish() throws(TemporaryFileError) -> PlanRun {
        try flush()
        return run
    }

    private mutating func endLine() throws(TemporaryFileError) {
        lines += 1
        if buffer.count >= Self.extentSize { try flush() }
    }

    private mutating func flush() throws(TemporaryFileError) {
        guard lines > 0 else { return }
        run.extents.append(try spool.append(buffer, records: lines))
        buffer.removeAll(keepingCapacity: true)
        lines = 0
    }
}
