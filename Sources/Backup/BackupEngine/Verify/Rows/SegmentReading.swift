internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Reads everything of one segment, several logs at once, and judges whether it agrees.
struct SegmentReading: Sendable {
    /// Logs of a segment that are read at once.
    private static let width = 8
    /// For bytes of delta logs so many of ``DeletedKeys`` at most: their texts pack well.
    private static let deletesInMemory = 16

    let parts: SegmentParts
    let layout: BackupLayout
    let reader: RowReader
    /// For keys that were deleted.
    let tables: ByteBudget
    /// Told of each object that was read, by its bytes.
    let progress: @Sendable (Int64) -> Void

    var subject: RowSubject { parts.subject }
    var segment: StoredSegment { parts.stored }

    func run() async throws -> SegmentOutcome {
        let logs = segment.deltaLogs.reduce(0) { $0 + Int(clamping: $1.size) }
        let most = DeletedKeys.bytes(for: DeleteReading.limit) * 3 / 2
        return try await tables.with(min(most, Self.deletesInMemory * min(logs, most))) { try await read() }
    }

    private func read() async throws -> SegmentOutcome {
        var outcome = SegmentOutcome(
            objects: parts.objects, bytes: parts.bytes, isLevelZero: segment.backup.isL0)
        guard segment.backup.storageVersion < 3, let primaryKey = subject.schema.primaryKey else {
            outcome.findings = [notDecoded]
            progress(parts.bytes)
            return finished(outcome)
        }
        let deletes = DeleteReading(
            reader: reader, point: subject.point, keysAreTexts: primaryKey.dataType != .int64)
        let own = try await deletes.read(segment.deltaLogs)
        progress(segment.deltaLogs.reduce(0) { $0.adding(clamped: $1.size) })
        outcome.findings = own.findings
        if segment.backup.isL0 || (segment.insertLogs.isEmpty && parts.rows ?? 0 == 0) {
            outcome.rows = RowCounts(deletes: own.records)
            try await readOthers(&outcome)
        } else {
            try await readRows(primaryKey, deletes, own, &outcome)
        }
        return finished(outcome)
    }

    private var notDecoded: VerifyFinding {
        let version = segment.backup.storageVersion
        let reason = version < 3 ? "its schema has no primary key" : "its storage version is \(version)"
        return reader.findings.aboutSegment(.undecoded, "segment \(parts.id) isn't decoded: \(reason)")
    }

    private func readRows(
        _ primaryKey: FieldSchema, _ deletes: DeleteReading, _ own: DeleteReading.Result,
        _ outcome: inout SegmentOutcome
    ) async throws {
        let columns = try await columns(&outcome)
        let keyLogs = columns?.logs(of: primaryKey.id) ?? []
        let stats = try await StatsReading(reader: reader, primaryKey: primaryKey.id)
            .read(segment.statsLogs, keyLogs: keyLogs.count)
        progress(segment.statsLogs.reduce(0) { $0.adding(clamped: $1.size) })
        outcome.findings += stats.findings
        let values = ValueReading(reader: reader, schema: subject.schema.completed(byLogsOf: segment.insertLogs.keys))
        var keys = KeyReading(
            reader: reader, values: values, primaryKey: primaryKey, evidence: stats.evidence, own: own.keys,
            others: levelZero, point: subject.point)
        let shares = shares(own)
        if shares > 1 { keys = try await keys.taking(.init(index: 0, of: shares), deletes, deltaLogs) }
        let steps = steps(columns, keyLogs, Set(values.schema.requiredFields))
        let read = try await boundedMap(steps, width: Self.width) { [keys] in try await part($0, keys, values) }
        outcome.findings += read.flatMap { $0.findings + $0.logs.flatMap(\.findings) }
        judge(read, values.schema, columns, &outcome)
        let joins = read.compactMap(\.join)
        var counts = RowCounts(deletes: own.records)
        counts.add(joins, own: shares > 1 ? nil : own.keys)
        for index in 1..<max(1, shares) {
            let share = try await keys.taking(.init(index: index, of: shares), deletes, deltaLogs)
            counts.live -= try await hidden(share, steps)
        }
        let isKnown = subject.knowsLevelZero && !joins.isEmpty && joins.count == keyLogs.count
        outcome.rows = isKnown ? counts : nil
    }

    /// Deletes of level zero that concern the segment, where they are held for all segments.
    private var levelZero: [DeletedKeys] {
        [PartitionID.all, segment.backup.partition].compactMap { subject.levelZero?[$0] }
    }

    /// Where deletes are too many to be held.
    private var deltaLogs: [StoredLog] {
        segment.deltaLogs
            + subject.levelZeroLogs.filter {
                [.all, segment.backup.partition].contains($0.object.location.partition)
            }
    }

    private func shares(_ own: DeleteReading.Result) -> UInt64 {
        guard own.isKnown, subject.knowsLevelZero, own.records > DeleteReading.limit || subject.levelZero == nil
        else { return 1 }
        // How many the others are isn't known before they are read: a share takes what half the table holds.
        let records = own.records + subject.levelZeroRecords
        return UInt64(records / (DeleteReading.limit / 2) + 1)
    }

    /// Nil where the outline of a packed segment can't be read.
    private func columns(_ outcome: inout SegmentOutcome) async throws -> SegmentColumns? {
        do {
            return try await SegmentColumns(segment, in: reader.store)
        } catch {
            guard let log = segment.insertLogs.values.first?.first,
                let finding = reader.findings.finding(error, .log(log.object), log.key)
            else { throw error }
            outcome.findings.append(finding)
            return nil
        }
    }

    /// Hidden rows of another share of the deletes.
    private func hidden(_ keys: KeyReading, _ steps: [Step]) async throws -> Int64 {
        var hidden: Int64 = 0
        for case .keys(let key, let time) in steps {
            hidden += try await keys.read(key, time).join?.counts.hidden ?? 0
        }
        return hidden
    }
}

extension KeyReading {
    /// The same for a share of the deletes.
    fileprivate func taking(
        _ share: KeyShare, _ deletes: DeleteReading, _ logs: [StoredLog]
    ) async throws -> KeyReading {
        KeyReading(
            reader: reader, values: values, primaryKey: primaryKey, evidence: evidence,
            own: try await deletes.read(logs, share), others: others, point: point, share: share)
    }
}
