/// What the user asked `drill` to do.
package struct DrillOptions: Sendable {
    /// Nil: the newest complete backup.
    package var name: String?
    package var filter: CollectionFilter
    /// One of the collections only; the next drill takes the next one.
    package var samplesCollection: Bool
    /// How much is compared.
    package var extent: DrillExtent
    /// Chooses rows, and the first collection to be sampled; nil: another one each time.
    package var seed: UInt64?
    /// The scratch collections stay, and are the user's.
    package var keeps: Bool
    package var importTimeout: Duration

    package init(
        name: String? = nil, filter: CollectionFilter = CollectionFilter(), samplesCollection: Bool = false,
        extent: DrillExtent = DrillExtent(), seed: UInt64? = nil, keeps: Bool = false,
        importTimeout: Duration = .seconds(3600)
    ) {
        self.name = name
        self.filter = filter
        self.samplesCollection = samplesCollection
        self.extent = extent
        self.seed = seed
        self.keeps = keeps
        self.importTimeout = importTimeout
    }
}
