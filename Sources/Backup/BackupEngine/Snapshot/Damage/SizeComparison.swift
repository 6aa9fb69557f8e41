internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

/// Compares the lengths of a collection's logs with those that Milvus' meta recorded. Pure.
///
/// What a server's numbers mean isn't told, so those that are only likely to be lengths count where most of their kind
/// agree.
struct SizeComparison: Sendable {
    struct Difference: Sendable, Equatable {
        var log: LogObject
        /// Bytes.
        var size: Int64
        var recorded: Int64
    }

    private static let kept = 1000

    private var certain: [Difference] = []
    private var likely: [LogKind: [Difference]] = [:]
    private var agreements: [LogKind: Int] = [:]
    private var differences: [LogKind: Int] = [:]

    mutating func add(_ segment: SegmentSnapshot, _ logs: SegmentLogs) {
        add(.delta, segment.delta, [logs.deltaField])
        add(.stats, segment.stats, logs.stats)
        add(.bm25, segment.stats, logs.bm25)
        add(.insert, segment.insert, logs.insert)
    }

    private mutating func add(_ kind: LogKind, _ taken: [SegmentSnapshot.Log], _ fields: [FieldLogs]) {
        var recorded: [LogObject.InSegment: RecordedSize] = [:]
        for field in fields where field.sizes.count == field.logs.count {
            for (log, size) in zip(field.logs, field.sizes) where size != .unknown {
                recorded[LogObject.InSegment(field: field.field, log: log)] = size
            }
        }
        for log in taken where log.log.kind == kind {
            let key = LogObject.InSegment(field: log.log.field ?? FieldID(rawValue: 0), log: log.log.log)
            compare(log, recorded[key] ?? .unknown)
        }
    }

    private mutating func compare(_ log: SegmentSnapshot.Log, _ recorded: RecordedSize) {
        let size = log.metadata.size
        switch recorded {
        case .exact(let expected):
            guard size != expected, certain.count < Self.kept else { return }
            certain.append(Difference(log: log.log, size: size, recorded: expected))
        case .likely(let expected):
            guard size != expected else { return agreements[log.log.kind, default: 0] += 1 }
            differences[log.log.kind, default: 0] += 1
            guard likely[log.log.kind, default: []].count < Self.kept else { return }
            likely[log.log.kind, default: []].append(Difference(log: log.log, size: size, recorded: expected))
        case .unknown:
            // Whatever is in it, no log is empty.
            guard size == 0, certain.count < Self.kept else { return }
            certain.append(Difference(log: log.log, size: 0, recorded: -1))
        }
    }

    /// The first of them.
    var found: [Difference] {
        let trusted = likely.filter { kind, _ in agreements[kind, default: 0] > differences[kind, default: 0] }
        return certain + trusted.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap(\.value)
    }
}

extension LogObject {
    /// What tells the logs of one kind of one segment apart.
    fileprivate struct InSegment: Hashable {
        var field: FieldID
        var log: LogID
    }
}
