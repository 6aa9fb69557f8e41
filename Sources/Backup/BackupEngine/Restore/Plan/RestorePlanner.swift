package import BackupFormat
internal import MilvusClient
package import MilvusModel
internal import ObjectStorage

/// Decides what a restore does: a pure function of the backup, the user's wishes and what the target is.
///
/// Two steps, so that a refusal comes before the backup's objects are listed: ``check(_:)``, then ``plan(_:_:)``.
package struct RestorePlanner: Sendable {
    package let source: RestorableBackup
    package let options: RestoreOptions
    package let facts: TargetFacts
    package let limits: EngineLimits
    /// Names this run's staging directory.
    package let runName: BackupName
    /// Goes on with the run of that name.
    package let isResumed: Bool

    package init(
        source: RestorableBackup, options: RestoreOptions, facts: TargetFacts, limits: EngineLimits,
        runName: BackupName, isResumed: Bool = false
    ) {
        self.source = source
        self.options = options
        self.facts = facts
        self.limits = limits
        self.runName = runName
        self.isResumed = isResumed
    }

    /// - Throws: `.incompatibleVersions` with everything that the server can't take, `.failed` when a name is taken.
    package func check(_ selection: RestoreSelection) throws(BackupError) {
        try checkVersions(selection)
        for element in selection.elements { _ = try droppedAliases(for: element.target) }
    }

    /// `presences` are those of each collection's objects, proved; empty when no rows are wanted. `leftOut`: what of
    /// collections that are damaged doesn't come back.
    package func plan(
        _ selection: RestoreSelection, _ presences: [CollectionID: ObjectPresence],
        leavingOut leftOut: [CollectionID: LeftOut] = [:]
    ) throws(BackupError) -> RestorePlan {
        var plan = RestorePlan(
            backup: source.layout.name, options: options, runName: runName, isResumed: isResumed,
            source: source.layout, schemaOnly: options.schemaOnly,
            databases: databases(for: selection.elements.filter { leftOut[$0.collection.backup.id]?.loss == nil }),
            collections: [], staging: staging,
            accessControl: options.includesRBAC ? source.accessControl : nil,
            importTimeout: options.importTimeout, findings: findings(selection))
        for element in selection.elements {
            let collection = element.collection.backup
            let damaged = leftOut[collection.id]
            plan.findings += damaged?.findings(element.target) ?? []
            if let damaged, damaged.loss != nil {
                plan.lost.append(
                    LostCollection(
                        source: collection.reference, sourceID: collection.id, target: element.target,
                        leftOut: damaged))
                continue
            }
            let planner = CollectionPlanner(
                options: options, imports: importPlanner(for: element),
                disablesFunctionCheck: facts.features.has(.functionRuntimeCheck))
            plan.collections.append(
                planner.plan(
                    element, presence: presences[collection.id],
                    droppedAliases: try droppedAliases(for: element.target), leftOut: damaged))
        }
        return plan
    }

    /// Nil when the import can read the backup where it lies.
    private var staging: StagingPlan? {
        guard !facts.backupLiesInMilvusBucket, !options.schemaOnly else { return nil }
        let root = ObjectPath.join(facts.milvusRoot, StagingPlan.directory)
        return StagingPlan(
            layout: BackupLayout(rootPath: root, name: runName),
            isServerSide: facts.allowsServerSideCopy && facts.milvusStore.canCopyServerSide(from: facts.backupStore))
    }

    private func importPlanner(for element: RestoreSelection.Element) -> ImportPlanner {
        let database = source.databases.first { $0.name == element.collection.reference.database }
        let options = ImportOptions(
            // milvus-backup's backups have no point at which they are complete: what they hold comes back.
            endTimestamp: element.collection.summary?.consistentAt,
            encryptionZoneKey: database?.encryptionKey)
        return ImportPlanner(
            server: importServer, layout: source.layout, staged: staging?.layout, options: options, limits: limits)
    }

    private var importServer: ImportPlanner.Server {
        guard facts.features.has(.importJobs) else { return .tasks }
        guard facts.hasImportJobs else { return .calls }
        return .jobs(levelZero: facts.features.has(.manyLevelZeroSegmentsPerImport) ? limits.segmentsPerImport : 1)
    }

    /// Those that the target lacks: of the collections, and those that the filter names by themselves.
    private func databases(for elements: [RestoreSelection.Element]) -> [DatabaseDescription] {
        let named = source.databases.map(\.name).filter(options.filter.selects(database:))
        var wanted: [DatabaseName: DatabaseName] = [:]
        for name in named { wanted[options.mapping.databases[name] ?? name] = name }
        for element in elements {
            wanted[element.target.database] = element.collection.reference.database
        }
        return wanted.filter { !facts.databases.contains($0.key) }.sorted { $0.key < $1.key }.map { target, name in
            let properties = facts.features.has(.describeDatabase) ? properties(of: name) : []
            return DatabaseDescription(name: target, properties: properties)
        }
    }

    private func properties(of database: DatabaseName) -> [KeyValuePair] {
        source.databases.first { $0.name == database }?.properties ?? []
    }
}
