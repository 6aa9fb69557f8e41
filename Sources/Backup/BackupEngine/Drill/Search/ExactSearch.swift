internal import Basics
internal import BinlogFormat
internal import MilvusModel

/// Looks at every live vector of a collection in a backup: the truth that a server's answers are measured by.
struct ExactSearch: Sendable {
    /// Segments read at once: each holds a page of vectors, and keeps a core busy.
    private static let width = 2

    let reading: RowReading
    let field: StoredField

    func run(_ truths: [QueryTruth]) async throws -> [QueryTruth] {
        let parts = try await boundedMap(reading.segments.map(\.segment), width: Self.width) { segment in
            try await add(segment, to: truths)
        }
        return truths.indices.map { query in
            parts.reduce(into: truths[query]) { $0.add($1[query]) }
        }
    }

    private func add(_ segment: StoredSegment, to truths: [QueryTruth]) async throws -> [QueryTruth] {
        var truths = truths
        let scan = try await reading.scan(segment)
        let known = try await self.known(scan, truths)
        var vectors = scan.columns.stream(field, readAhead: ColumnStream.piece)
        var keys = ColumnCursor(reading.primaryKey, scan.columns, readAhead: ColumnStream.piece)
        while let batch = try await vectors.next() {
            try Task.checkCancellation()
            for row in batch.rows where !known.isHidden(row) {
                guard let vector = VectorOperand(try batch.value(row)) else { continue }
                var key = known.answered[row]
                for query in truths.indices {
                    let distance = truths[query].metric.distance(truths[query].query, vector)
                    guard truths[query].wants(distance, isAnswered: known.answered[row] != nil) else { continue }
                    if key == nil { key = PrimaryKey(try await keys.value(row)) }
                    if let key { truths[query].add(key, at: distance) }
                }
            }
        }
        return truths
    }

    /// What the keys tell of a segment's rows.
    private struct KnownRows {
        var hidden: [Bool] = []
        /// Rows whose keys a server gave for some query.
        var answered: [Int64: PrimaryKey] = [:]

        func isHidden(_ row: Int64) -> Bool { hidden.indices.contains(Int(row)) && hidden[Int(row)] }
    }

    private func known(_ scan: LiveRowScan, _ truths: [QueryTruth]) async throws -> KnownRows {
        let answered = truths.reduce(into: Set()) { $0.formUnion($1.answered) }
        var known = KnownRows()
        try await scan.forEachKey { key, row, isLive in
            known.hidden.append(!isLive)
            if isLive, answered.contains(key) { known.answered[row] = key }
            return true
        }
        return known
    }
}

extension PrimaryKey {
    /// Nil for what can't be a key.
    init?(_ value: FieldValue) {
        switch value {
        case .integer(let number): self = .int64(number)
        case .text(let bytes): self = .text(bytes)
        default: return nil
        }
    }
}
