internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage

extension RunOptions {
    init(_ options: CreateOptions) {
        self.init(
            filter: options.filter.text, strategy: options.strategy.rawValue, includesRBAC: options.includesRBAC,
            holdsGarbageCollection: options.holdsGarbageCollection)
    }
}

extension CreateOptions {
    /// As an earlier run was asked.
    init(_ options: RunOptions, name: String) throws(BackupError) {
        guard let strategy = Strategy(rawValue: options.strategy) else {
            throw BackupError(
                .incompatibleVersions, "The run's strategy '\(options.strategy)' isn't known to this version.",
                subject: name, advice: "Go on with the version that began it.")
        }
        self.init(
            name: name, filter: try CollectionFilter(parsing: options.filter), strategy: strategy,
            includesRBAC: options.includesRBAC, holdsGarbageCollection: options.holdsGarbageCollection)
    }
}

extension RunSelection {
    init(_ selected: CollectionSelector.Selection, of environment: BackupEnvironment, _ options: CreateOptions) {
        self.init(
            source: environment.source, databases: selected.databases.map(ManifestBuilder.database),
            collections: selected.collections, missing: selected.missing,
            // Index files are a unit of their own where nothing but the segments tells whose they are.
            listsIndexFiles: environment.etcd == nil && options.strategy != .metaOnly)
    }
}

extension BackupEnvironment {
    /// Milvus' bucket, as a seal names it.
    var source: SourceLocation {
        let location = milvusStore.location
        return SourceLocation(endpoint: location.endpoint, bucket: location.bucket, rootPath: milvusRoot)
    }
}
