internal import Basics

/// How many rows an import must bring, from what the backup says of its segments.
///
/// A delete lies in the delta logs of every segment that may hold its key, so there are as many delete records as
/// deleted rows, or more. Deletes in level zero segments are applied by the server later and don't count here.
package struct RowExpectation: Sendable, Hashable {
    /// How a count compares with the promise.
    package enum Verdict: Sendable, Hashable {
        case asPromised
        /// Possible, but not what was counted in the source; the text tells why that may be.
        case differs(String)
        /// Not possible: rows are missing, or there are too many.
        case wrong(String)
    }

    /// Rows in the segments, deleted ones included.
    package var rows: Int64
    /// Delete records in the segments' own delta logs; nil where nothing tells their number.
    package var deletes: Int64?
    /// Live rows as they were counted when the backup was made; nil when nobody did.
    package var counted: Int64?
    /// Rows after the backup's point are left out, so fewer than promised may come.
    package var isCutAtPoint: Bool

    package init(rows: Int64, deletes: Int64?, counted: Int64? = nil, isCutAtPoint: Bool = false) {
        self.rows = rows
        self.deletes = deletes
        self.counted = counted
        self.isCutAtPoint = isCutAtPoint
    }

    /// Live rows that the backup promises; nil when it can't tell exactly.
    package var exact: Int64? { counted ?? (deletes == 0 ? rows : nil) }

    /// `20000`, `19760 to 20000`, or `at most 20000` where deletes aren't counted.
    package var promise: String {
        if let exact { return "\(exact)" }
        return deletes == nil ? "at most \(rows)" : "\(least) to \(rows)"
    }

    package func judge(_ restored: Int64) -> Verdict {
        if restored == exact { return .asPromised }
        if restored > rows { return .wrong("\(restored) rows came back of \(rows): some of them twice") }
        if restored == 0, least > 0 || deletes == nil { return .wrong("no row came back of \(promise)") }
        if restored < least {
            let shortfall = "\(restored) rows are back where \(promise) were expected"
            return isCutAtPoint
                ? .differs("\(shortfall); rows written after the backup's point are left out") : .wrong(shortfall)
        }
        return counted.map { .differs("\(restored) rows are back where \($0) were counted in the source") }
            ?? .asPromised
    }

    /// What is left when every delete record hit a row of its own.
    private var least: Int64 { max(0, rows.subtracting(clamped: deletes ?? rows)) }
}
