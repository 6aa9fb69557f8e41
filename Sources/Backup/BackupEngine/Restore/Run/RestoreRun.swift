internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Does what a restore's plan says.
struct RestoreRun: Sendable {
    let environment: BackupEnvironment
    let plan: RestorePlan

    private var staging: Staging? { plan.staging.map { Staging(environment: environment, plan: $0) } }

    func run() async throws -> RestoreReport {
        let started = environment.clock.now()
        for finding in plan.findings { environment.observer.emit(.finding(finding)) }
        try await createDatabases()
        var report = RestoreReport(
            name: plan.backup.text, elapsed: .zero, collections: [],
            findings: plan.findings + (try await restoreAccessControl()))
        environment.observer.begin("restoring")
        for outcome in try await restoreCollections() {
            report.collections.append(outcome.collection)
            report.findings += outcome.findings
        }
        report.elapsed = environment.clock.now() - started
        return report
    }

    private func createDatabases() async throws {
        for database in plan.databases {
            try await environment.milvus.createDatabase(database.name, properties: database.properties)
            environment.observer.emit(.note("Database \(database.name) was created."))
        }
    }

    private func restoreAccessControl() async throws -> [Finding] {
        guard let access = plan.accessControl else { return [] }
        let findings = try await AccessControlRestore(milvus: environment.milvus).restore(access)
        for finding in findings { environment.observer.emit(.finding(finding)) }
        return findings
    }

    /// Every collection to its end, its own failures included; staged objects are gone afterwards in any case.
    private func restoreCollections() async throws -> [CollectionRestore.Outcome] {
        let environment = environment
        let plan = plan
        let staging = staging
        do {
            let outcomes = try await boundedMap(plan.collections, width: environment.limits.collections) { planned in
                try await CollectionRestore(
                    environment: environment, planned: planned, staging: staging, source: plan.source,
                    schemaOnly: plan.schemaOnly, importTimeout: plan.importTimeout
                ).run()
            }
            let leftover = await staging?.removeAll()
            return outcomes.appending(leftover)
        } catch {
            if let leftover = await staging?.removeAll() { environment.observer.emit(.finding(leftover)) }
            guard error is CancellationError else { throw error }
            throw interruption
        }
    }

    private var interruption: BackupError {
        BackupError(
            .interrupted,
            "The restore of \(plan.backup) was interrupted; staged objects were removed and half-filled collections "
                + "dropped. Imports that Milvus had begun can't be called back: they end by themselves.",
            subject: "\(plan.backup)", advice: "Run the same command again, with --drop-existing for what was finished."
        )
    }
}

extension [CollectionRestore.Outcome] {
    /// A finding that belongs to the run is told with the last collection.
    fileprivate func appending(_ finding: Finding?) -> Self {
        guard let finding, let last = indices.last else { return self }
        var copy = self
        copy[last].findings.append(finding)
        return copy
    }
}
