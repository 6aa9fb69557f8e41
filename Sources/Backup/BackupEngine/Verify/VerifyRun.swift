internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// One verification, step by step: what the backup says, what the store lists, what the bytes are.
struct VerifyRun: Sendable {
    let environment: BackupEnvironment
    let options: VerifyOptions
    let directory: VerifyDirectory
    let ledger: ChecksumLedger

    func run(
        _ backup: inout InspectedBackup, _ collections: [(id: CollectionID, name: CollectionReference)]
    ) async throws -> VerifyReport {
        let (progress, isResumed) = try await begin()
        var findings = try await StrayFinder(environment: environment, backup: backup).findings(
            isWhole: options.filter.selectsEverything)
        var etagsAreMD5s = false
        if options.depth == .hash {
            var batch = backup.promises.batch()
            etagsAreMD5s = try await ledger.read(into: &batch)
            try backup.promises.add(&batch)
        }
        environment.observer.begin("listing")
        var plan = ReadingPlan(on: backup.promises.spool, progress.basis.sample)
        let listed = try await ListVerification(environment: environment, backup: backup).run(
            Set(collections.map(\.id)), readsContent: options.depth == .hash
        ) { match in
            if options.depth == .hash { try plan.add(match) }
        }
        if options.filter.selectsEverything { StrayFinder.note(keys: listed.others, in: &findings) }
        findings.append(contentsOf: listed.check.findings)
        var tally: HashTally?
        if options.depth == .hash {
            tally = try await hash(try plan.finish(), plan, backup, listed.check, etagsAreMD5s, progress)
            if let tally { findings.append(contentsOf: tally.findings) }
        }
        return report(progress, isResumed, backup, collections.map(\.name), listed.check, tally, findings)
    }

    /// Goes on with a run that was cut off, if it was to do the same.
    private func begin() async throws -> (VerifyProgress, isResumed: Bool) {
        let sample = try await sample()
        let basis = VerifyProgress.Basis(
            backup: ledger.backup, depth: options.depth, filter: options.filter.text, sample: sample)
        if !options.isFresh, let earlier = try await directory.progress(), earlier.basis == basis {
            return (earlier, true)
        }
        return (
            VerifyProgress(id: environment.newIdentifier(), startedAt: environment.clock.now(), basis: basis), false
        )
    }

    private func sample() async throws -> SampleWindow? {
        guard options.windows > 1 else { return nil }
        let last = try await directory.lastSample(options.filter.text, windows: options.windows)
        return SampleWindow.next(after: last, windows: options.windows, seed: ledger.backup)
    }

    private func hash(
        _ items: PlanRun, _ plan: ReadingPlan, _ backup: InspectedBackup, _ check: ListCheck,
        _ etagsAreMD5s: Bool, _ progress: VerifyProgress
    ) async throws -> HashTally {
        environment.observer.begin("hashing")
        let done = progress.tally
        environment.observer.counters.planned(objects: plan.objects, bytes: plan.bytes)
        environment.observer.counters.done(objects: done.objects, bytes: done.bytes)
        let (directory, ledger) = (directory, ledger)
        let run = HashRun(
            environment: environment, layout: backup.layout, names: check.names, comparesETags: check.comparesETags,
            etagsAreMD5s: etagsAreMD5s
        ) { tally, recorded in
            var now = progress
            now.tally = tally
            do {
                // A chunk's name says up to where the run had come: after a cut no other one has it.
                try await ledger.write(recorded, as: "\(progress.id)-\(tally.objects)")
                try await directory.write(now)
            } catch let error as ObjectStoreError {
                // Who may only read can't go on later; he can read on now.
                guard error.code == .accessDenied else { throw error }
            }
        }
        return try await run.run(items, on: backup.promises.spool, from: done)
    }

    private func report(
        _ progress: VerifyProgress, _ isResumed: Bool, _ backup: InspectedBackup, _ names: [CollectionReference],
        _ check: ListCheck, _ tally: HashTally?, _ findings: FindingList
    ) -> VerifyReport {
        VerifyReport(
            id: progress.id, name: backup.layout.name, depth: options.depth, startedAt: progress.startedAt,
            finishedAt: environment.clock.now(), isResumed: isResumed,
            collections: options.filter.selectsEverything ? nil : names, sample: progress.basis.sample,
            metaObjects: max(0, (backup.seal?.meta.count ?? 0) - backup.damagedMeta.count), promised: check.promised,
            objects: check.objects, bytes: check.bytes, etags: check.etagsAgree,
            hashed: tally.map { VerifyReport.Hashed($0) }, findings: findings.findings, counts: findings.counts)
    }
}

extension VerifyReport.Hashed {
    init(_ tally: HashTally) {
        self.init(
            objects: tally.objects, bytes: tally.bytes, byChecksum: tally.byChecksum, byETag: tally.byETag,
            byEarlier: tally.byLedger, newlyProved: tally.newlyProved)
    }
}
