internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Writes milvus-backup's manifest and level files from plans on the spool, one collection after the other.
struct ManifestPass {
    let spool: PlanSpool
    let layout: MilvusLayout

    func write(_ plans: [CollectionPlan], _ info: BackupInfo, with writer: BackupWriter) async throws -> [SealedObject]
    {
        var manifest = writer.manifest(info, isEmpty: plans.isEmpty)
        do {
            for plan in plans {
                var lines = PlanRunReader(plan.segmentLines, in: spool)
                var next = try lines.nextLine().flatMap(SegmentLine.init(line:))
                var text = SegmentText(layout)
                try await manifest.append(try header(of: plan), populated: plan.populated) { partition, sink in
                    while let line = next, line.segment.partition == partition {
                        text.write(
                            line.segment, insert: try logs(line.insert, of: plan.insertLogs),
                            delta: try logs(line.delta, of: plan.deltaLogs))
                        try await sink.append(text)
                        next = try lines.nextLine().flatMap(SegmentLine.init(line:))
                    }
                }
            }
            return try await manifest.finish()
        } catch {
            let written = manifest
            await uncancelled { await written.abort() }
            throw error
        }
    }

    private func header(of plan: CollectionPlan) throws -> CollectionBackup {
        var reader = PlanRunReader(plan.header, in: spool)
        return try CollectionBackup(json: JSONValue(parsing: Array(try reader.nextLine() ?? [])))
    }

    private func logs(_ stretch: SegmentLine.Stretch, of run: PlanRun) throws -> [ManifestLog] {
        guard stretch.count > 0 else { return [] }
        var reader = PlanRunReader(run, in: spool, from: stretch.place, pieceSize: 8 << 10)
        var logs: [ManifestLog] = []
        logs.reserveCapacity(stretch.count)
        while logs.count < stretch.count, let line = try reader.nextLine() {
            guard let log = ManifestLog(line: line) else { throw PlanRunReader.unreadable }
            logs.append(log)
        }
        return logs
    }
}
