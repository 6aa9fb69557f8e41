internal import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

/// Puts the scattered keys of segments together: the segment itself, and its logs under keys of their own.
struct SegmentRecordAssembler {
    /// The key groups below `datacoord-meta/`.
    enum Kind: String, CaseIterable {
        case segment = "s"
        case insert = "binlog"
        case delta = "deltalog"
        case stats = "statslog"
        case bm25 = "bm25log"
    }

    private var descriptions: [SegmentID: SegmentDescription] = [:]
    private var logs: [SegmentID: SegmentLogs] = [:]

    mutating func add(_ entry: EtcdEntry, kind: Kind) throws(MilvusClientError) {
        if kind == .segment {
            try addSegment(entry)
        } else {
            try addLogs(entry, kind: kind)
        }
    }

    /// In the order of their ids. Logs without a segment are left out: its key is gone, so Milvus doesn't read them.
    func records() -> [SegmentRecord] {
        descriptions.values.sorted { $0.id < $1.id }.map { description in
            SegmentRecord(
                description: description, logs: logs[description.id] ?? SegmentLogs(segment: description.id))
        }
    }

    private mutating func addSegment(_ entry: EtcdEntry) throws(MilvusClientError) {
        guard let wire = try? MetaSegmentInfo(serializedBytes: entry.value), wire.id != 0 else {
            throw entry.unreadable("segment")
        }
        let id = SegmentID(rawValue: wire.id)
        descriptions[id] = SegmentDescription(
            id: id, collection: CollectionID(rawValue: wire.collectionID),
            partition: PartitionID(rawValue: wire.partitionID), rows: wire.rows,
            state: SegmentState(rawValue: wire.state) ?? .none, level: SegmentLevel(rawValue: wire.level) ?? .legacy,
            isSorted: wire.isSorted, storageVersion: wire.storageVersion)
        logs[id, default: SegmentLogs(segment: id)].channel = wire.insertChannel
    }

    private mutating func addLogs(_ entry: EtcdEntry, kind: Kind) throws(MilvusClientError) {
        // …/<collection>/<partition>/<segment>/<field>
        guard let ids = entry.trailingIDs(2), let wire = try? MetaFieldBinlog(serializedBytes: entry.value) else {
            throw entry.unreadable("logs of a segment")
        }
        let found = wire.binlogs.compactMap(Self.logID)
        guard found.count == wire.binlogs.count else { throw entry.unreadable("logs of a segment") }
        guard !found.isEmpty else { return }
        let segment = SegmentID(rawValue: ids[0])
        let isPacked = descriptions[segment].map { $0.storageVersion >= 2 } ?? true
        let sizes = wire.binlogs.map { isPacked ? .unknown : RecordedSize($0, of: kind) }
        let field = FieldLogs(
            field: FieldID(rawValue: ids[1]), logs: found, sizes: sizes.contains { $0 != .unknown } ? sizes : [])
        switch kind {
        case .insert: logs[segment, default: SegmentLogs(segment: segment)].insert.append(field)
        case .delta:
            logs[segment, default: SegmentLogs(segment: segment)].delta += found
            logs[segment]?.deltaSizes += sizes
            // A record without a count comes from a writer that kept none: then the sum says nothing.
            let known = wire.binlogs.allSatisfy { $0.entries > 0 }
            logs[segment]?.deleteRecords = known ? wire.binlogs.reduce(0) { $0 + $1.entries } : nil
        case .stats: logs[segment, default: SegmentLogs(segment: segment)].stats.append(field)
        case .bm25: logs[segment, default: SegmentLogs(segment: segment)].bm25.append(field)
        case .segment: break
        }
    }

    /// Early 2.2 kept the whole object key instead of the id at its end.
    private static func logID(_ binlog: MetaBinlog) -> LogID? {
        if binlog.logID != 0 { return LogID(rawValue: binlog.logID) }
        return binlog.logPath.split(separator: "/").last.flatMap { LogID(String($0)) }
    }
}
