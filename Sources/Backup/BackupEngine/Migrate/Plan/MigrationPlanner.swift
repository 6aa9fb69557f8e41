internal import MilvusClient
package import MilvusModel

/// Decides what a migration does: a pure function of both sides and the options.
package struct MigrationPlanner: Sendable {
    package let options: MigrationOptions
    package let facts: MigrationFacts

    package init(options: MigrationOptions, facts: MigrationFacts) {
        self.options = options
        self.facts = facts
    }

    package func plan() -> MigrationPlan {
        var findings = facts.missing.map {
            PreflightFinding(
                .blocking, "not-there", subject: "\($0)", "The source has no such collection.",
                option: "Name it as the source has it in --filter.")
        }
        var collections: [PlannedMigration] = []
        for collection in facts.collections {
            var check = CollectionPreflight(options: options, facts: facts, collection: collection)
            collections.append(check.plan())
            findings += check.findings
        }
        findings += Self.collisions(collections)
        let wanted = Set(collections.map(\.target.database))
        return MigrationPlan(
            sourceVersion: facts.source.versionText, targetVersion: facts.target.versionText, collections: collections,
            findings: findings, newDatabases: wanted.subtracting(facts.targetDatabases).sorted())
    }

    /// Where each collection goes.
    package static func target(
        of source: CollectionReference, _ options: MigrationOptions
    ) -> CollectionReference {
        let mapped = options.mapping.target(of: source)
        guard options.prefixesDatabases, mapped.database != .default else { return mapped }
        return CollectionReference(name: "\(mapped.database)_\(mapped.name)")
    }

    private static func collisions(_ collections: [PlannedMigration]) -> [PreflightFinding] {
        Dictionary(grouping: collections, by: \.target).filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map {
            PreflightFinding(
                .blocking, "name-twice", subject: "\($0.key)",
                "Several collections would get this name: \($0.value.map { "\($0.source)" }.joined(separator: ", ")).",
                option: "--rename old:new")
        }
    }
}
