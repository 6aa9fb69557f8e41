internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel

/// Reads a log of primary keys beside the log of the same rows' timestamps.
struct KeyReading: Sendable {
    struct Pair: Sendable {
        var logs: [LogFacts]
        /// Nil where one of them couldn't be read.
        var join: KeyJoin?
    }

    let reader: RowReader
    let values: ValueReading
    let primaryKey: FieldSchema
    let evidence: [KeyEvidence]
    let own: DeletedKeys
    let others: [DeletedKeys]
    let point: HybridTimestamp?
    var share = KeyShare()

    /// `times` is `keys` itself where both columns lie in one packed file.
    func read(_ keys: StoredLog, _ times: StoredLog) async throws -> Pair {
        do {
            if let pair = try await together(keys, times) { return pair }
        } catch {
            guard reader.findings.finding(error, .log(keys.object), keys.key) != nil else { throw error }
        }
        // Each for itself tells what is wrong with it.
        let isWanted: @Sendable (FieldID) -> Bool = { [id = primaryKey.id] in $0 == id || $0 == .timestamp }
        var logs = [try await values.read(keys, where: isWanted)]
        if times != keys { logs.append(try await values.read(times, where: isWanted)) }
        // What fell over on the way doesn't do so twice.
        if logs.allSatisfy({ $0.findings.isEmpty }), let pair = try? await together(keys, times) { return pair }
        return Pair(logs: logs, join: nil)
    }

    /// Nil where they have not as many rows.
    private func together(_ keys: StoredLog, _ times: StoredLog) async throws -> Pair? {
        do {
            return try await together(keys, times, usual)
        } catch let error as BinlogFormatError {
            guard error.kind == .tooLarge else { throw error }
            return try await together(keys, times, .careful)
        }
    }

    private var usual: ParquetLimits {
        var limits = ParquetLimits.careful
        limits.pageBytes = RowReader.usualPage
        return limits
    }

    private func together(_ keys: StoredLog, _ times: StoredLog, _ limits: ParquetLimits) async throws -> Pair? {
        let key = try await OpenLog(keys, in: reader.store, limits: limits)
        let time = times == keys ? key : try await OpenLog(times, in: reader.store, limits: limits)
        guard key.rows == time.rows else { return nil }
        let need = limits.pageBytes > RowReader.usualPage ? .max : RowReader.need(key) + RowReader.need(time)
        return try await reader.memory.with(need) { try await join(key, time) }
    }

    private func join(_ key: OpenLog, _ time: OpenLog) async throws -> Pair {
        var logs = [reader.outline(key, type: primaryKey.dataType)]
        if time.log != key.log { logs.append(reader.outline(time, type: .int64)) }
        var join = KeyJoin(
            evidence: evidence, own: own, others: others, point: point, times: logs.last?.timestamps, share: share)
        let field = StoredField(primaryKey)
        var keys = ColumnStream(field, key, in: reader.store, readAhead: ColumnStream.piece)
        var times = ColumnStream(.timestamp, time, in: reader.store, readAhead: ColumnStream.piece)
        var (page, used): ([Int64], Int) = ([], 0)
        while let batch = try await keys.next() {
            var row = 0
            while row < batch.batch.rows {
                if used == page.count {
                    (page, used) = (try await Self.nextTimes(&times, time), 0)
                }
                let count = min(batch.batch.rows - row, page.count - used)
                try join.add(batch.batch, row..<row + count, page, from: used)
                row += count
                used += count
            }
        }
        note(join, key.log, time.log, &logs)
        return Pair(logs: logs, join: join)
    }

    private static func nextTimes(_ times: inout ColumnStream, _ open: OpenLog) async throws -> [Int64] {
        guard let batch = try await times.next(), case .int64s(let page) = batch.batch.values,
            batch.batch.isValid == nil, !page.isEmpty
        else {
            throw BinlogFormatError(at: 0, expected: "a timestamp of every row", file: open.file)
        }
        return page
    }

    private func note(_ join: KeyJoin, _ keys: StoredLog, _ times: StoredLog, _ logs: inout [LogFacts]) {
        guard share.index == 0 else { return }
        if join.counts.strange > 0 {
            logs[0].findings.append(
                reader.findings.about(
                    .keys, keys, field: primaryKey.id,
                    """
                    has \(join.counts.strange) keys that the segment's statistics don't know, \
                    first \(join.firstStrange ?? "")
                    """))
        }
        if join.counts.untimely > 0 {
            logs[logs.count - 1].findings.append(
                reader.findings.about(
                    .timestamps, times, field: .timestamp,
                    "has \(join.counts.untimely) rows with timestamps outside the range in its head"))
        }
    }
}
