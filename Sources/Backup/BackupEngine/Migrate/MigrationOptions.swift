/// What the user asked `migrate` to do.
package struct MigrationOptions: Sendable {
    /// How rows travel.
    package enum Way: String, Sendable, CaseIterable {
        /// By backup where both sides can, else by query; chosen for each collection.
        case auto
        /// Files: a backup of the source in the target's repository, imported by the target.
        case backup
        /// Queries of the source, inserts into the target.
        case query
    }

    package var via: Way
    package var filter: CollectionFilter
    package var mapping: NameMapping
    /// `sales.docs` becomes `default.sales_docs`: for servers without databases.
    package var prefixesDatabases: Bool
    package var changes: SchemaChanges
    package var limits: QueryLimits
    /// How much of each collection is compared afterwards.
    package var extent: DrillExtent
    /// Chooses the rows that are compared.
    package var seed: UInt64
    package var importTimeout: Duration

    package init(
        via: Way = .auto, filter: CollectionFilter = CollectionFilter(), mapping: NameMapping = NameMapping(),
        prefixesDatabases: Bool = false, changes: SchemaChanges = SchemaChanges(), limits: QueryLimits = QueryLimits(),
        extent: DrillExtent = DrillExtent(), seed: UInt64 = 0, importTimeout: Duration = .seconds(3600)
    ) {
        self.via = via
        self.filter = filter
        self.mapping = mapping
        self.prefixesDatabases = prefixesDatabases
        self.changes = changes
        self.limits = limits
        self.extent = extent
        self.seed = seed
        self.importTimeout = importTimeout
    }
}
