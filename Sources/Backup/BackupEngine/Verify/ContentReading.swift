internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Reads the objects of a backup that was listed, and remembers how far it has come.
struct ContentReading: Sendable {
    let environment: BackupEnvironment
    let directory: VerifyDirectory
    let ledger: ChecksumLedger
    /// Whether an earlier run has found an ETag that is an MD5.
    let etagsAreMD5s: Bool
    let progress: VerifyProgress

    func run(_ plan: ContentPlan, _ backup: InspectedBackup, _ check: ListCheck) async throws -> ContentResult {
        switch plan {
        case .nothing: return ContentResult()
        case .hash(var plan): return try await hash(try plan.finish(), plan, backup, check)
        case .rows(var plan): return try await rows(&plan, backup, check)
        }
    }

    private func begin(_ phase: String, _ objects: Int64, _ bytes: Int64, done: (objects: Int64, bytes: Int64)) {
        environment.observer.begin(phase)
        environment.observer.counters.planned(objects: objects, bytes: bytes)
        environment.observer.counters.done(objects: done.objects, bytes: done.bytes)
    }

    private func hash(
        _ items: PlanRun, _ plan: ReadingPlan, _ backup: InspectedBackup, _ check: ListCheck
    ) async throws -> ContentResult {
        let done = progress.tally
        begin("hashing", plan.objects, plan.bytes, done: (done.objects, done.bytes))
        let run = HashRun(
            environment: environment, layout: backup.layout, names: check.names, comparesETags: check.comparesETags,
            etagsAreMD5s: etagsAreMD5s
        ) { tally, recorded, acceptsDoubted in
            var now = progress
            now.tally = tally
            try await keep(now) {
                // A chunk's name says up to where the run had come: after a cut no other one has it.
                try await ledger.write(recorded, of: progress.id, upTo: tally.objects)
                if acceptsDoubted { try await ledger.acceptDoubted(of: progress.id) }
            }
        }
        let tally = try await run.run(items, on: backup.promises.spool, from: done)
        return ContentResult(hashed: VerifyReport.Hashed(tally), findings: tally.findings)
    }

    private func rows(
        _ plan: inout RowPlan, _ backup: InspectedBackup, _ check: ListCheck
    ) async throws -> ContentResult {
        let done = progress.rows
        begin("decoding", plan.objects, plan.bytes, done: (done.objects, done.bytes))
        let run = RowRun(environment: environment, backup: backup, check: check) { tally in
            var now = progress
            now.rows = tally
            try await keep(now)
        }
        let tally = try await run.run(&plan, from: done)
        let collections = (backup.restorable?.collections ?? []).compactMap { collection in
            tally.collections[collection.backup.id].map {
                CollectionRows(collection: collection, tally: $0, isWhole: progress.basis.sample == nil)
            }
        }
        let rows = VerifyReport.Rows(
            segments: tally.segments, objects: tally.objects, bytes: tally.bytes, decoded: tally.decoded,
            collections: collections.map(\.report))
        var result = ContentResult(rows: rows, findings: tally.findings)
        for finding in collections.flatMap(\.findings) { result.findings.append(finding) }
        return result
    }

    /// Who may only read can't go on later; he can read on now.
    private func keep(_ now: VerifyProgress, first: () async throws -> Void = {}) async throws {
        do {
            try await first()
            try await directory.write(now)
        } catch let error as ObjectStoreError {
            guard error.code == .accessDenied else { throw error }
        }
    }
}

extension VerifyReport.Hashed {
    init(_ tally: HashTally) {
        self.init(
            objects: tally.objects, bytes: tally.bytes, byChecksum: tally.byChecksum, byETag: tally.byETag,
            byEarlier: tally.byLedger, newlyProved: tally.newlyProved)
    }
}
