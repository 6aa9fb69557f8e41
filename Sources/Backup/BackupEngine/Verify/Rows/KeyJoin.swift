internal import BinlogFormat
internal import MilvusModel

/// Goes over keys and timestamps of rows side by side: which are in the statistics, which in time, which deleted. Pure.
struct KeyJoin: Sendable {
    struct Counts: Sendable, Hashable {
        var rows: Int64 = 0
        var hidden: Int64 = 0
        /// After the backup's point.
        var late: Int64 = 0
        /// Not in the statistics.
        var strange: Int64 = 0
        /// Out of the range of the log's head.
        var untimely: Int64 = 0
    }

    /// Each must admit every key.
    let evidence: [KeyEvidence]
    let own: DeletedKeys
    /// Of level zero.
    let others: [DeletedKeys]
    let point: UInt64
    let times: ClosedRange<UInt64>?
    let share: KeyShare

    private(set) var counts = Counts()
    private(set) var firstStrange: String?
    /// Slots of `own` that some row was found for, a bit each.
    private(set) var found: [UInt64]

    init(
        evidence: [KeyEvidence], own: DeletedKeys, others: [DeletedKeys], point: HybridTimestamp?,
        times: ClosedRange<HybridTimestamp>?, share: KeyShare
    ) {
        self.evidence = evidence.filter { !$0.isEmpty }
        self.own = own
        self.others = others.filter { !$0.isEmpty }
        self.point = point?.rawValue ?? .max
        self.times = times.map { $0.lowerBound.rawValue...$0.upperBound.rawValue }
        self.share = share
        found = [UInt64](repeating: 0, count: (own.slots + 63) / 64)
    }

    /// Rows `rows` of a page of keys, whose times begin at `start` of `times`.
    ///
    /// - Throws: where keys aren't numbers or texts, all of them there.
    mutating func add(
        _ batch: ColumnBatch, _ rows: Range<Int>, _ times: [Int64], from start: Int
    ) throws(BinlogFormatError) {
        counts.rows += Int64(rows.count)
        switch batch.values {
        case .int64s(let keys) where batch.isValid == nil:
            for row in rows {
                let key = keys[row]
                if share.index == 0, !evidence.allSatisfy({ $0.admits(key) }) { noteStrange { "\(key)" } }
                add(KeyDigest.of(key), UInt64(bitPattern: times[start + row - rows.lowerBound]))
            }
        case .variableWidth(let keys) where batch.isValid == nil:
            let needsDigest = !own.isEmpty || !others.isEmpty
            for row in rows {
                let key = keys[row]
                if share.index == 0, !evidence.allSatisfy({ $0.admits(key) }) {
                    noteStrange { "'\(String(decoding: key, as: UTF8.self))'" }
                }
                add(
                    needsDigest ? KeyDigest.of(key) : 0, UInt64(bitPattern: times[start + row - rows.lowerBound]))
            }
        default:
            throw BinlogFormatError(at: 0, expected: "a number or a text as primary key of every row")
        }
    }

    private mutating func add(_ digest: UInt64, _ time: UInt64) {
        if share.index == 0 {
            if let times, !times.contains(time) { counts.untimely += 1 }
            if time > point { counts.late += 1 }
        }
        guard !own.isEmpty || !others.isEmpty, share.has(digest) else { return }
        var isHidden = false
        if let slot = own.slot(of: digest) {
            found[slot / 64] |= 1 << UInt64(slot % 64)
            isHidden = time < own.time(at: slot)
        }
        if isHidden || others.contains(where: { $0.hides(digest, time) }), time <= point { counts.hidden += 1 }
    }

    private mutating func noteStrange(_ key: () -> String) {
        counts.strange += 1
        if firstStrange == nil { firstStrange = key() }
    }
}
