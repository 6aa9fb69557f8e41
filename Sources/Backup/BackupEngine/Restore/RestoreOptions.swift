/// What the user asked `restore` to do.
package struct RestoreOptions: Sendable {
    package var name: String
    package var mapping: NameMapping
    /// Applies to the names after mapping, as milvus-backup's `--filter` does; names before it match as well.
    package var filter: CollectionFilter
    package var dropExisting: Bool
    package var skipIndexes: Bool
    package var schemaOnly: Bool
    package var includesRBAC: Bool
    /// How long one import may go without finishing.
    package var importTimeout: Duration
    /// How far the backup is verified before the target is touched.
    package var verify: VerifyDepth
    /// Segments that are damaged are left out.
    package var skipDamaged: Bool
    /// A drill's: its own clean-up sees to it, and `--resume` and `--discard` leave it alone.
    package var isDrill = false

    package init(
        name: String, mapping: NameMapping = NameMapping(), filter: CollectionFilter = CollectionFilter(),
        dropExisting: Bool = false, skipIndexes: Bool = false, schemaOnly: Bool = false, includesRBAC: Bool = false,
        importTimeout: Duration = .seconds(3600), verify: VerifyDepth = .list, skipDamaged: Bool = false
    ) {
        self.name = name
        self.mapping = mapping
        self.filter = filter
        self.dropExisting = dropExisting
        self.skipIndexes = skipIndexes
        self.schemaOnly = schemaOnly
        self.includesRBAC = includesRBAC
        self.importTimeout = importTimeout
        self.verify = verify
        self.skipDamaged = skipDamaged
    }
}
