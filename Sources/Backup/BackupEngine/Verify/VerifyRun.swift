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
        var known = ChecksumLedger.Known()
        if options.depth == .hash {
            var batch = backup.promises.batch()
            known = try await ledger.read(into: &batch)
            try backup.promises.add(&batch)
        }
        // Said once: from then on there are checksums of this one.
        if known.void > 0, known.records == 0 { findings.append(.manifestChanged(backup, checksums: known.void)) }
        environment.observer.begin("listing")
        var plan = ContentPlan(options.depth, backup, progress.basis.sample)
        // Decoding tells nothing of bytes that were exchanged for others that decode as well.
        let listed = try await ListVerification(environment: environment, backup: backup).run(
            Set(collections.map(\.id)), readsContent: options.depth == .hash
        ) { match in
            try plan.add(match)
        }
        if options.filter.selectsEverything { StrayFinder.note(keys: listed.others, in: &findings) }
        findings.append(contentsOf: listed.check.findings)
        let reading = ContentReading(
            environment: environment, directory: directory, ledger: ledger, etagsAreMD5s: known.etagsAreMD5s,
            progress: progress)
        let content = try await reading.run(plan, backup, listed.check)
        findings.append(contentsOf: content.findings)
        return report(progress, isResumed, backup, collections.map(\.name), listed.check, content, findings)
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

    private func report(
        _ progress: VerifyProgress, _ isResumed: Bool, _ backup: InspectedBackup, _ names: [CollectionReference],
        _ check: ListCheck, _ content: ContentResult, _ findings: FindingList
    ) -> VerifyReport {
        VerifyReport(
            id: progress.id, name: backup.layout.name, depth: options.depth, startedAt: progress.startedAt,
            finishedAt: environment.clock.now(), isResumed: isResumed,
            collections: options.filter.selectsEverything ? nil : names, sample: progress.basis.sample,
            metaObjects: max(0, (backup.seal?.meta.count ?? 0) - backup.damagedMeta.count), promised: check.promised,
            objects: check.objects, bytes: check.bytes, etags: check.etagsAgree,
            hashed: content.hashed, rows: content.rows, findings: findings.findings, counts: findings.counts)
    }
}
