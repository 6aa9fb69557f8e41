/// Which rows of a segment are wanted: a bit a row. Pure.
struct RowMask: Sendable {
    let rows: Int
    private var dropped: [UInt64] = []
    /// Rows that were deleted.
    private(set) var deleted: Int64 = 0
    /// Rows after the backup's point.
    private(set) var late: Int64 = 0
    /// Rows that live, and weren't asked for.
    private(set) var unasked: Int64 = 0

    enum Reason {
        case deleted, late, unasked
    }

    /// All of them.
    init(rows: Int) {
        self.rows = rows
    }

    var wanted: Int64 { Int64(rows) - deleted - late - unasked }

    func isWanted(_ row: Int) -> Bool {
        dropped.isEmpty || dropped[row / 64] & 1 << UInt64(row % 64) == 0
    }

    mutating func drop(_ row: Int, _ reason: Reason) {
        guard isWanted(row) else { return }
        if dropped.isEmpty { dropped = [UInt64](repeating: 0, count: (rows + 63) / 64) }
        dropped[row / 64] |= 1 << UInt64(row % 64)
        switch reason {
        case .deleted: deleted += 1
        case .late: late += 1
        case .unasked: unasked += 1
        }
    }

    /// Nil after the last one.
    func firstWanted(from row: Int) -> Int? {
        var row = row
        while row < rows {
            if row % 64 == 0, !dropped.isEmpty, dropped[row / 64] == .max {
                row += 64
            } else if isWanted(row) {
                return row
            } else {
                row += 1
            }
        }
        return nil
    }

    /// The wanted rows among `rows`, those side by side together.
    func runs(in range: Range<Int>) -> [Range<Int>] {
        guard !dropped.isEmpty else { return range.isEmpty ? [] : [range] }
        var (runs, start): ([Range<Int>], Int?) = ([], nil)
        for row in range {
            if isWanted(row) {
                start = start ?? row
            } else if let first = start {
                runs.append(first..<row)
                start = nil
            }
        }
        if let first = start { runs.append(first..<range.upperBound) }
        return runs
    }
}
