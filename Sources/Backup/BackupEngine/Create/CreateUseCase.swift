internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// `create`: backs up what a filter names and seals it.
package struct CreateUseCase: Sendable {
    let environment: BackupEnvironment

    package init(_ environment: BackupEnvironment) {
        self.environment = environment
    }

    /// What would be backed up; nothing is flushed, nothing written.
    package func plan(_ options: CreateOptions) async throws(BackupError) -> CreatePlan {
        do {
            let name = try BackupName(new: options.name)
            let features = try await environment.milvus.features()
            let selection = try await select(options, features)
            let collections = try await boundedMap(selection.collections, width: environment.limits.collections) {
                CreatePlan.Collection(reference: $0, storedRows: try await environment.milvus.storedRows(of: $0))
            }
            return CreatePlan(
                name: name.text, milvusVersion: features.versionText, strategy: options.strategy,
                logListing: LogListing(environment, features), collections: collections,
                missing: selection.missing)
        } catch {
            throw BackupError(causedBy: error, while: "plan the backup", subject: options.name)
        }
    }

    /// Backs up and seals. Without a seal there is no backup: whatever ends this early leaves an unfinished one, which
    /// `list` shows, ``ResumeUseCase`` goes on with and `delete` removes.
    package func run(_ options: CreateOptions) async throws(BackupError) -> CreateReport {
        do {
            let name = try BackupName(new: options.name)
            let features = try await environment.milvus.features()
            let method = try FlushMethod(options.strategy, on: features)
            let selected = try await select(options, features)
            let findings = FindingLog(environment.observer)
            let environment = try await EtcdProbe(environment: environment.observing(findings.observer)).run()
            let selection = RunSelection(selected, of: environment, options)
            let run = CreateRun(
                environment: environment, options: options, name: name, features: features, method: method,
                selection: selection, claim: try await begin(name, options, selection, environment),
                findings: findings)
            return try await run.run()
        } catch {
            throw BackupError(causedBy: error, while: "create the backup", subject: options.name)
        }
    }

    private func begin(
        _ name: BackupName, _ options: CreateOptions, _ selection: RunSelection, _ environment: BackupEnvironment
    ) async throws -> CreateClaim {
        let layout = BackupLayout(rootPath: environment.backupRoot, name: name)
        let marker = RunMarker(
            runID: environment.newIdentifier(), name: name.text, startedAt: environment.clock.now(),
            toolVersion: ToolVersion.current, options: RunOptions(options), selection: selection)
        do {
            try await BackupWriter(store: environment.backupStore, layout: layout).begin(marker)
        } catch .nameTaken {
            throw try await TakenName(environment: environment, layout: layout).error()
        }
        do {
            return try await CreateClaim(beginning: marker, layout, in: environment)
        } catch {
            // Somebody else's run now, or nobody's: a name without a run must not stay taken.
            if (error as? BackupError)?.code != .inUse {
                let writer = BackupWriter(store: environment.backupStore, layout: layout)
                await uncancelled { await writer.removeRunObjects() }
            }
            throw error
        }
    }

    private func select(_ options: CreateOptions, _ features: MilvusFeatures) async throws
        -> CollectionSelector.Selection
    {
        let selection = try await CollectionSelector(milvus: environment.milvus, features: features)
            .select(options.filter)
        guard selection.collections.isEmpty, !selection.missing.isEmpty else { return selection }
        throw BackupError(
            .invalidRequest,
            "None of the collections that the filter names exists: "
                + selection.missing.map(\.description).joined(separator: ", ") + ".",
            subject: "--filter", advice: "The names are database.collection; the default database is 'default'.")
    }
}
