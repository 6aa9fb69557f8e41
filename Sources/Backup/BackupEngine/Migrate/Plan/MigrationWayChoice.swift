internal import MilvusClient
internal import MilvusModel

/// Chooses between files and queries for one collection, and says why. Pure.
struct MigrationWayChoice {
    let options: MigrationOptions
    let facts: MigrationFacts
    let collection: MigrationFacts.Collection
    let adaptation: SchemaAdaptation

    init(
        options: MigrationOptions, facts: MigrationFacts, collection: MigrationFacts.Collection,
        _ adaptation: SchemaAdaptation
    ) {
        self.options = options
        self.facts = facts
        self.collection = collection
        self.adaptation = adaptation
    }

    func choose() -> (way: PlannedMigration.Way, reason: String) {
        switch options.via {
        case .query: return (.query, "--via query asks for it")
        case .backup: return (.backup, "--via backup asks for it")
        case .auto:
            guard let obstacle else { return (.backup, "files can be imported as they are, which costs no queries") }
            return (.query, obstacle)
        }
    }

    /// Why files won't do; nil where they will.
    var obstacle: String? {
        if let reason = facts.filesAreOutOfReach { return reason }
        let (source, target) = (facts.source.version, facts.target.version)
        guard (target.major, target.minor) >= (source.major, source.minor) else {
            return "Milvus \(facts.target.versionText) doesn't read the files of the newer \(facts.source.versionText)"
        }
        if adaptation.isChanged { return "files can only be imported into a collection with the same fields" }
        return nil
    }
}
