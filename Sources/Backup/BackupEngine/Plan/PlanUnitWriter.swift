internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Writes the plan of one unit onto the spool: objects kind by kind in key order, then the descriptions.
struct PlanUnitWriter {
    private struct Stretches {
        var insert = SegmentLine.Stretch()
        var delta = SegmentLine.Stretch()
    }

    private let spool: PlanSpool
    private var logs: [LogKind: PlanRunWriter] = [:]
    private var indexFiles: PlanRunWriter
    private var stretches: [SegmentID: Stretches] = [:]
    /// The logs that came last, not yet among ``stretches``: those of one kind and segment come in a row.
    private var latest: (kind: LogKind, segment: SegmentID, stretch: SegmentLine.Stretch)?
    private(set) var objects = 0
    private(set) var bytes: Int64 = 0
    /// How many objects there are of each ``SizeClass``, by its raw value.
    private var counts = [Int](repeating: 0, count: SizeClass.allCases.count)

    init(_ spool: PlanSpool) {
        self.spool = spool
        indexFiles = PlanRunWriter(spool)
        for kind in LogKind.allCases { logs[kind] = PlanRunWriter(spool) }
    }

    /// Objects of one kind must come in the order of their keys.
    mutating func append(_ object: PlannedObject) throws(TemporaryFileError) {
        objects += 1
        bytes += object.size
        counts[SizeClass(object.size).rawValue] += 1
        switch object.object {
        case .indexFile:
            try indexFiles.append(object)
        case .log(let log):
            note(log)
            try logs[log.kind]?.append(object)
        }
    }

    private var sizes: [SizeClass: Int] {
        Dictionary(uniqueKeysWithValues: SizeClass.allCases.map { ($0, counts[$0.rawValue]) }).filter { $0.value > 0 }
    }

    /// The plan of index files alone.
    mutating func finish(attempt: Int) throws(TemporaryFileError) -> PlanUnit {
        PlanUnit(
            subject: .indexFiles, attempt: attempt, runs: [try indexFiles.finish()].filter { !$0.isEmpty },
            objects: objects, bytes: bytes, sizes: sizes, collection: nil)
    }

    /// `plan`: its runs are filled in here.
    /// `header`: without segments, sizes summed.
    /// `segments`: without logs, in any order.
    mutating func finish(
        _ plan: CollectionPlan, attempt: Int, header: CollectionBackup, segments: [SegmentBackup]
    ) throws(TemporaryFileError) -> PlanUnit {
        noteLatest()
        var plan = plan
        var runs: [PlanRun] = []
        for kind in LogKind.allCases {
            guard let run = try logs[kind]?.finish(), !run.isEmpty else { continue }
            runs.append(run)
            if kind == .insert { plan.insertLogs = run }
            if kind == .delta { plan.deltaLogs = run }
        }
        let files = try indexFiles.finish()
        if !files.isEmpty { runs.append(files) }
        var headerWriter = PlanRunWriter(spool)
        try headerWriter.append(line: header.json.encoded())
        plan.header = try headerWriter.finish()
        plan.segmentLines = try write(segments, of: header)
        plan.populated = Set(segments.map(\.partition))
        return PlanUnit(
            subject: .collection(plan.reference), attempt: attempt, runs: runs, objects: objects, bytes: bytes,
            sizes: sizes, collection: plan)
    }

    /// In the manifest's order: partition by partition, level zero segments of all partitions last, by id.
    private func write(_ segments: [SegmentBackup], of header: CollectionBackup) throws(TemporaryFileError) -> PlanRun {
        var writer = PlanRunWriter(spool)
        let byPartition = Dictionary(grouping: segments, by: \.partition)
        for partition in header.partitions.map(\.id) + [.all] {
            for segment in (byPartition[partition] ?? []).sorted(by: { $0.id < $1.id }) {
                let found = stretches[segment.id] ?? Stretches()
                try writer.append(line: SegmentLine(segment, insert: found.insert, delta: found.delta).bytes)
            }
        }
        return try writer.finish()
    }

    private mutating func note(_ log: LogObject) {
        let segment = log.location.segment
        if latest?.kind == log.kind, latest?.segment == segment {
            latest?.stretch.count += 1
            return
        }
        noteLatest()
        guard log.kind == .insert || log.kind == .delta, let place = logs[log.kind]?.place else { return }
        var stretch = SegmentLine.Stretch()
        stretch.place = place
        stretch.count = 1
        latest = (log.kind, segment, stretch)
    }

    private mutating func noteLatest() {
        guard let (kind, segment, stretch) = latest.take() else { return }
        if kind == .insert {
            stretches[segment, default: Stretches()].insert = stretch
        } else {
            stretches[segment, default: Stretches()].delta = stretch
        }
    }
}
