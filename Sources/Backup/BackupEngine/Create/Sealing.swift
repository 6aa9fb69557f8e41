internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Writes what describes the backup: etcd's keys, users and roles, manifest, and the seal last. (The object list was
/// written while it was proved.)
struct Sealing: Sendable {
    let run: CreateRun
    let spool: PlanSpool

    private var environment: BackupEnvironment { run.environment }
    private var writer: BackupWriter { run.writer }

    func seal(_ copied: CopiedBackup) async throws -> Seal {
        environment.observer.begin("sealing")
        let access = try await accessControl()
        // The list's last byte is what puts it in place: not over that of a run that took this one over.
        try await run.claim.check()
        var meta = [try await copied.objects.finish()]
        if let etcd = environment.etcd { meta.append(try await writeEtcd(etcd)) }
        try await run.claim.check()
        let plans = copied.plans
        let info = run.manifestBuilder.backup(
            size: plans.reduce(0) { $0 + $1.manifestSize }, databases: run.selection.databases, access: access)
        let pass = ManifestPass(spool: spool, layout: MilvusLayout(rootPath: environment.milvusRoot))
        meta += try await pass.write(plans, info, with: writer)
        try await run.openUploads.abort()
        try await prove(meta)
        try await run.claim.check()
        return try await writer.seal(words(for: copied), meta: meta)
    }

    /// What a store acknowledged and didn't keep is found before the seal promises it. Listings may be late: what they
    /// don't show is asked for.
    private func prove(_ meta: [SealedObject]) async throws {
        let store = environment.backupStore
        let listed = Dictionary(
            try await store.listAll(run.layout.prefix + "meta/").map { ($0.key, $0.size) }
        ) { first, _ in first }
        for object in meta {
            let key = run.layout.key(relative: object.path)
            guard listed[key] != object.size else { continue }
            let found: Int64? = try await store.exists(key) ? store.head(key).size : nil
            guard found != object.size else { continue }
            throw BackupError(
                .failed, "\(key) was written, and isn't there as it was: the store doesn't keep what it takes.",
                subject: key.rawValue)
        }
    }

    private func accessControl() async throws -> AccessControl? {
        guard run.options.includesRBAC else { return nil }
        return try await environment.milvus.accessControl()
    }

    /// All of Milvus' keys at one revision, leased ones left out: they are sessions of servers that are alive now.
    private func writeEtcd(_ etcd: EtcdMetadataReader) async throws -> SealedObject {
        let revision = try await etcd.currentRevision()
        let lines = writer.etcd()
        do {
            try await lines.append(
                .header(
                    EtcdHeader(
                        revision: revision.rawValue, rootPath: etcd.connection.rootPath,
                        takenAt: environment.clock.now())))
            for try await page in etcd.pages(prefix: etcd.connection.rootPath + "/", at: revision) {
                try await lines.append(
                    page.filter { $0.lease == 0 }.map {
                        .record(
                            EtcdRecord(
                                key: Array($0.key.utf8), value: $0.value, modRevision: $0.modRevision.rawValue))
                    })
            }
            return try await lines.finish()
        } catch {
            await uncancelled { await lines.abort() }
            throw error
        }
    }

    private func words(for copied: CopiedBackup) -> Seal {
        let proof = copied.proof
        return Seal(
            name: run.name.text, id: run.claim.marker.runID,
            completeness: copied.outcomes.allSatisfy { $0.isWhole } ? .complete : .partial,
            toolVersion: ToolVersion.current, milvusVersion: run.features.versionText,
            startedAt: run.claim.marker.startedAt,
            sealedAt: environment.clock.now(), source: environment.source,
            totals: BackupTotals(copiedObjects: proof.total.objects, copiedBytes: proof.total.bytes),
            proof: proof.byDegree.keys.min() ?? .listed, proofs: proof.tallies,
            collections: copied.outcomes.map { sealed($0, proof) })
    }

    private func sealed(_ outcome: CollectionOutcome, _ proof: ProofResult) -> SealedCollection {
        switch outcome.result {
        case .failure(let error):
            return SealedCollection(
                reference: outcome.collection, id: CollectionID(rawValue: 0), failure: error.message,
                logListing: LogListing(environment, run.features))
        case .success(let plan):
            let amount = proof.byCollection[plan.id] ?? ProofResult.Amount()
            return SealedCollection(
                reference: outcome.collection, id: plan.id, damage: plan.damage, rows: plan.rows,
                deletedRows: plan.deletedRows, liveRows: plan.liveRows, segments: plan.segments,
                objects: amount.objects, bytes: amount.bytes,
                logListing: plan.logListing, consistentAt: plan.consistentAt)
        }
    }
}
