internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Whether backups can be kept in the bucket that is meant for them: every right is tried on a small object.
struct RepositoryChecks: Sendable {
    let environment: BackupEnvironment

    private var store: any ObjectStore { environment.backupStore }
    private var place: String { "\(store.location.bucket)/\(environment.backupRoot)" }

    func run() async -> [CheckReport.Check] {
        let probe = ProbeObject(
            store: store,
            key: ObjectKey(
                ObjectPath.join(environment.backupRoot, ".milvault", "probe-\(environment.newIdentifier())")))
        let checks = [placement, await list()] + (await use(probe))
        await probe.discard()
        return checks
    }

    /// Milvus' garbage collection deletes what it doesn't know in its own directories.
    private var placement: CheckReport.Check {
        let step = CheckStep("backup-place", subject: place)
        let isShared =
            store.location.endpoint == environment.milvusStore.location.endpoint
            && store.location.bucket == environment.milvusStore.location.bucket
        let layout = MilvusLayout(rootPath: environment.milvusRoot)
        let walked = LogKind.allCases.map { layout.prefix($0) } + [layout.indexPrefix]
        let root = ObjectPath.prefix(environment.backupRoot)
        guard isShared, walked.contains(where: { root.hasPrefix($0) }) else {
            return CheckReport.Check(
                step.code, subject: place, .passed, "Backups lie outside of what Milvus' garbage collection walks.")
        }
        return CheckReport.Check(
            step.code, subject: place, .failed, "Backups would lie where Milvus' garbage collection deletes them.",
            advice: "Set another backup root path.")
    }

    private func list() async -> CheckReport.Check {
        await CheckStep("backup-bucket-list", subject: place).run {
            let prefix = ObjectPath.prefix(environment.backupRoot)
            let page = try await store.listPage(prefix, ListOptions(delimiter: "/"), continuation: nil)
            return .passed(page.commonPrefixes.isEmpty ? "Listing works; there is nothing yet." : "Listing works.")
        }
    }

    private func use(_ probe: ProbeObject) async -> [CheckReport.Check] {
        let before = environment.clock.now()
        let written = await CheckStep("backup-bucket-write", subject: place).run {
            try await probe.write()
            return .passed("Objects can be written.")
        }
        let rest = ["backup-bucket-read", "store-clock", "conditional-write", "backup-bucket-delete"]
        guard written.state == .passed else {
            return [written] + rest.map { CheckStep($0, subject: place).skipped(because: "Writing doesn't work.") }
        }
        return [written, await read(probe), await clock(probe, before), await conditional(probe), await delete(probe)]
    }

    private func read(_ probe: ProbeObject) async -> CheckReport.Check {
        await CheckStep("backup-bucket-read", subject: place).run {
            guard try await store.read(probe.key) == ProbeObject.content else {
                return .failed(
                    "What was read isn't what was written.", advice: "Look for a proxy or cache before the store.")
            }
            return .passed("Objects come back as they were written.")
        }
    }

    private func clock(_ probe: ProbeObject, _ before: WallTime) async -> CheckReport.Check {
        let after = environment.clock.now()
        return await CheckStep("store-clock", subject: place).run {
            guard let time = try await probe.listed()?.lastModified else {
                return .skipped("The store tells no times.")
            }
            return ClockDrift(ofServer: time, askedAt: before, answeredAt: after).outcome(of: "The store")
        }
    }

    /// Two runs of one name find each other by this.
    private func conditional(_ probe: ProbeObject) async -> CheckReport.Check {
        await CheckStep("conditional-write", subject: place).run {
            do throws(ObjectStoreError) {
                try await probe.write(PutOptions(onlyIfAbsent: true))
            } catch {
                switch error.code {
                case .alreadyExists, .preconditionFailed:
                    return .passed("The store refuses to overwrite when asked: two runs can't take one name.")
                case .notSupported: return Self.unconditional
                default: throw error
                }
            }
            return Self.unconditional
        }
    }

    private static let unconditional = CheckStep.Outcome.warning(
        "The store doesn't honour conditional writes.",
        advice: "Don't start two runs of one name at the same time; milvault notices it only before it seals.")

    private func delete(_ probe: ProbeObject) async -> CheckReport.Check {
        await CheckStep("backup-bucket-delete", subject: place).run {
            try await probe.delete()
            return .passed("Objects can be deleted.")
        }
    }
}
