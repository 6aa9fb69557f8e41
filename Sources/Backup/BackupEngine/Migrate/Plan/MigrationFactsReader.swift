internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel
internal import ObjectStorage

/// Asks both sides what a plan must know. Reads only.
struct MigrationFactsReader: Sendable {
    /// Collections asked about at once.
    private static let width = 4

    let sides: MigrationSides
    let options: MigrationOptions

    func read() async throws -> MigrationFacts {
        let (source, target) = (sides.source.milvus, sides.target.milvus)
        let features = try await source.features()
        let selected = try await CollectionSelector(milvus: source, features: features).select(options.filter)
        let collections = try await boundedMap(selected.collections, width: Self.width) { try await describe($0) }
        var facts = MigrationFacts(
            source: features, collections: collections, missing: selected.missing, target: try await target.features(),
            targetDatabases: Set(try await target.listDatabases()))
        for collection in collections {
            let name = MigrationPlanner.target(of: collection.reference, options)
            guard facts.targetDatabases.contains(name.database) else { continue }
            for wanted in [name, WorkingName.name(of: collection.reference, as: name)] where try await isTaken(wanted) {
                facts.occupied.insert(wanted)
            }
            for alias in collection.description.aliases {
                let wanted = CollectionReference(database: name.database, name: alias)
                if try await isTaken(wanted) { facts.takenAliases.insert(wanted) }
            }
        }
        facts.filesAreOutOfReach = options.via == .query ? "it isn't looked for" : await obstacle(facts.target)
        if facts.filesAreOutOfReach == nil { facts.occupied.subtract(try await begunByFiles()) }
        return facts
    }

    /// What restores of migrations have begun and not ended: they are gone on with.
    private func begunByFiles() async throws -> Set<CollectionReference> {
        var begun: Set<CollectionReference> = []
        let open = OpenRestores(environment: sides.target)
        for marker in try await open.all({ $0.hasPrefix(BackupMigration.prefix) }) where !marker.isFinished {
            let journal = RestoreJournal(sides.target, runID: try BackupName(existing: marker.runID))
            begun.formUnion(try await journal.collections().values.map(\.record.target))
        }
        return begun
    }

    private func describe(_ collection: CollectionReference) async throws -> MigrationFacts.Collection {
        let milvus = sides.source.milvus
        let description = try await milvus.describeCollection(collection)
        let partitions = try await milvus.listPartitions(of: collection).map(\.name)
        var facts = MigrationFacts.Collection(
            description: description, partitions: partitions,
            indexes: try await milvus.describeIndexes(of: collection),
            storedRows: try await milvus.storedRows(of: collection))
        guard try await milvus.loadState(of: collection) == .loaded else { return facts }
        for partition in partitions where try await milvus.loadState(of: collection, partitions: [partition]) == .loaded
        {
            facts.loadedPartitions.append(partition)
        }
        facts.replicas = Int32(try await milvus.replicas(of: collection, id: description.id).count)
        return facts
    }

    /// By a collection or by an alias.
    private func isTaken(_ name: CollectionReference) async throws(MilvusClientError) -> Bool {
        do {
            _ = try await sides.target.milvus.describeCollection(name)
            return true
        } catch {
            guard error.code == .collectionNotFound else { throw error }
            return false
        }
    }

    /// Both buckets are looked into; what can't be read can't be backed up or imported from.
    private func obstacle(_ target: MilvusFeatures) async -> String? {
        let places: [(String, any ObjectStore, String)] = [
            ("the source's bucket", sides.source.milvusStore, sides.source.milvusRoot),
            ("the target's bucket", sides.target.milvusStore, sides.target.milvusRoot),
            ("the repository", sides.target.backupStore, sides.target.backupRoot),
        ]
        for (name, store, root) in places {
            do {
                let options = ListOptions(delimiter: "/", pageSize: 1)
                _ = try await store.listPage(root.isEmpty ? "" : root + "/", options, continuation: nil)
            } catch {
                return "\(name) can't be reached (\(error.code.rawValue))"
            }
        }
        return nil
    }
}
