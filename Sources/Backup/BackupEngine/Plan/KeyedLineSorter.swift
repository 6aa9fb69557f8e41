internal import Basics

/// Brings lines that come in any order into that of their keys; what is too many for memory lies on the spool.
///
/// A line is a key, a zero byte, and what is known of it.
struct KeyedLineSorter {
    /// Lines in memory, of about 200 bytes.
    private static let held = 16_384

    private let spool: PlanSpool
    private var batch: [[UInt8]] = []
    private var runs: [PlanRun] = []

    init(_ spool: PlanSpool) {
        self.spool = spool
    }

    /// Whether a key can stand in a line: control characters can't.
    static func takes(_ key: [UInt8]) -> Bool {
        key.allSatisfy { $0 >= 0x20 }
    }

    mutating func add(_ line: [UInt8]) throws(TemporaryFileError) {
        batch.append(line)
        if batch.count == Self.held { try flush() }
    }

    /// The sorted runs, to be read with a ``KeyedLineMerge``.
    mutating func finish() throws(TemporaryFileError) -> [PlanRun] {
        try flush()
        defer { runs = [] }
        return runs
    }

    private mutating func flush() throws(TemporaryFileError) {
        guard !batch.isEmpty else { return }
        batch.sort { ByteOrder.compare($0, $1) < 0 }
        var writer = PlanRunWriter(spool)
        for line in batch { try writer.append(line: line) }
        runs.append(try writer.finish())
        batch.removeAll(keepingCapacity: true)
    }
}
