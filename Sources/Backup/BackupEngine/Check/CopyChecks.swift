internal import BackupFormat
internal import ObjectStorage
internal import Transfers

/// Whether objects get from Milvus' bucket to the backups and back, by the way that runs would take.
///
/// Both need to write into Milvus' bucket, which only a restore does: a refusal there is a warning.
struct CopyChecks: Sendable {
    let environment: BackupEnvironment

    func run() async -> [CheckReport.Check] {
        let name = "milvault-probe-\(environment.newIdentifier())"
        let inMilvus = ProbeObject(
            store: environment.milvusStore, key: ObjectKey(ObjectPath.join(environment.milvusRoot, name)))
        let inBackup = ProbeObject(
            store: environment.backupStore, key: ObjectKey(ObjectPath.join(environment.backupRoot, ".milvault", name)))
        let checks = await run(inMilvus, inBackup)
        await inMilvus.discard()
        await inBackup.discard()
        return checks
    }

    private func run(_ inMilvus: ProbeObject, _ inBackup: ProbeObject) async -> [CheckReport.Check] {
        let written = await CheckStep(
            "milvus-bucket-write", subject: "\(inMilvus.store.location)", stateOnError: .warning,
            adviceOnError:
                "Only a restore from another bucket needs it: allow writing and deleting under the root path."
        ).run {
            try await inMilvus.write()
            return .passed("Objects can be written into Milvus' bucket, as a restore does.")
        }
        let there = CheckStep("copy-to-backup", subject: "\(inBackup.store.location)")
        let back = CheckStep(
            "copy-to-milvus", subject: "\(inMilvus.store.location)", stateOnError: .warning,
            adviceOnError: "Only a restore needs it: let the restoring identity read the backups and write here.")
        guard written.state == .passed else {
            let reason = "There is no probe to copy, as Milvus' bucket can't be written to."
            return [written, there.skipped(because: reason), back.skipped(because: reason)]
        }
        let copied = await there.run { try await copy(inMilvus, to: inBackup) }
        guard copied.state == .passed else {
            return [written, copied, back.skipped(because: "The way there doesn't work.")]
        }
        return [written, copied, await back.run { try await copy(inBackup, to: inMilvus) }]
    }

    private func copy(_ source: ProbeObject, to target: ProbeObject) async throws(ObjectStoreError)
        -> CheckStep.Outcome
    {
        let mover = ObjectMover(from: source.store, to: target.store, environment.transfer)
        let result = try await mover.move(
            TransferItem(source: source.key, destination: target.key, size: Int64(ProbeObject.content.count)))
        let isServerSide = result.method == .copy || result.method == .multipartCopy
        return .passed("Objects are moved by \(isServerSide ? "server-side copy" : "streaming through this machine").")
    }
}
