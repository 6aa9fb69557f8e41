internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// `resume`: goes on with a backup that was interrupted, on any machine, from what lies in the store.
package struct ResumeUseCase: Sendable {
    /// What came of it.
    package enum Outcome: Sendable {
        case finished(CreateReport)
        /// It was sealed already; what the run had left was removed.
        case alreadyComplete(BackupSummary)
    }

    let environment: BackupEnvironment

    package init(_ environment: BackupEnvironment) {
        self.environment = environment
    }

    /// - Throws: ``BackupError/Code/inUse`` when somebody works at it.
    package func run(_ request: ResumeRequest) async throws(BackupError) -> Outcome {
        do {
            let layout = BackupLayout(
                rootPath: environment.backupRoot, name: try BackupName(existing: request.name))
            let reader = BackupReader(store: environment.backupStore, layout: layout)
            switch try await reader.condition() {
            case .sealed(let seal):
                let hasRun = try await environment.backupStore.exists(layout.key(.runMarker))
                if !hasRun { try await pointToRestore(layout.name) }
                await BackupWriter(store: environment.backupStore, layout: layout).removeRunObjects()
                return .alreadyComplete(BackupSummary(layout.name, seal))
            case .unfinished(let marker): return .finished(try await goOn(marker, layout, request))
            case .absent, .stranger:
                try await pointToRestore(layout.name)
                throw BackupFormatError.noSuchBackup(layout.name)
            case .damaged(let reason): throw BackupFormatError.damaged(layout.key(.seal), reason: reason)
            case .foreign:
                try await pointToRestore(layout.name)
                throw BackupError(
                    .invalidRequest, "'\(layout.name)' is a backup of milvus-backup: there is nothing to go on with.",
                    subject: layout.name.text)
            }
        } catch {
            throw BackupError(causedBy: error, while: "go on with the backup", subject: request.name)
        }
    }

    private func goOn(_ marker: RunMarker?, _ layout: BackupLayout, _ request: ResumeRequest) async throws
        -> CreateReport
    {
        guard let marker, let asked = marker.options, let selection = marker.selection else {
            throw BackupError(
                .failed, "What lies under '\(layout.name)' doesn't tell what was to be backed up.",
                subject: layout.name.text,
                advice: "Remove it with `milvault delete -n \(layout.name)`, and back up again.")
        }
        try request.check(against: asked)
        try check(selection.source, layout.name)
        let options = try CreateOptions(asked, name: layout.name.text)
        let features = try await environment.milvus.features()
        let method = try FlushMethod(options.strategy, on: features)
        let findings = FindingLog(environment.observer)
        let environment = try await EtcdProbe(environment: environment.observing(findings.observer)).run()
        let claim = try await CreateClaim(takingUp: marker, layout, in: environment)
        let run = CreateRun(
            environment: environment, options: options, name: layout.name, features: features, method: method,
            selection: selection, claim: claim, findings: findings)
        return try await run.run()
    }

    /// Where no backup of the name is open, but a restore of it is, that was meant.
    private func pointToRestore(_ name: BackupName) async throws(BackupError) {
        // Milvus' bucket may be out of reach: then nothing is known of restores.
        let open = (try? await OpenRestores(environment: environment).all(of: name.text)) ?? []
        guard let first = open.first else { return }
        throw BackupError(
            .invalidRequest,
            "No backup '\(name)' was interrupted, but a restore of it was, begun at \(first.startedAt.iso8601).",
            subject: name.text, advice: "Go on with it: `milvault restore -n \(name) --resume`.")
    }

    /// The endpoint may have other names elsewhere; bucket and root path don't.
    private func check(_ source: SourceLocation, _ name: BackupName) throws(BackupError) {
        let here = environment.source
        guard source.bucket == here.bucket, source.rootPath == here.rootPath else {
            throw BackupError(
                .invalidRequest,
                "'\(name)' is made from \(source.bucket)/\(source.rootPath), and the configuration names "
                    + "\(here.bucket)/\(here.rootPath).",
                subject: name.text, advice: "Use the configuration of the Milvus that it was begun for.")
        }
    }
}
