internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// What a restore writes down of itself, in Milvus' bucket beside the objects that it stages: the store is the journal,
/// so any machine can go on with it.
struct RestoreJournal: Sendable {
    private static let markerPath = "run/restore.json"
    /// Largest object of a journal that is read: the marker names every segment that is left out.
    private static let limit = 256 << 20

    let store: any ObjectStore
    let layout: BackupLayout

    /// `runID` names the restore's directory.
    init(_ environment: BackupEnvironment, runID: BackupName) {
        store = environment.milvusStore
        layout = BackupLayout(rootPath: Self.root(environment), name: runID)
    }

    func write(_ marker: RestoreMarker) async throws {
        try await write(marker.json, to: Self.markerPath)
    }

    /// Nil when no restore has such a directory.
    func marker() async throws -> RestoreMarker? {
        do {
            return try RestoreMarker(json: try await read(layout.key(relative: Self.markerPath)))
        } catch let error as ObjectStoreError {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    /// The collections that an earlier run had begun, by their ids in the backup.
    func collections() async throws -> [CollectionID: CollectionJournal] {
        var records: [CollectionID: CollectionRecord] = [:]
        var imports: [CollectionID: [ImportRecord]] = [:]
        for object in try await store.listAll(layout.runPrefix) {
            guard let path = layout.relativePath(of: object.key), path != Self.markerPath,
                let id = Self.collection(path)
            else { continue }
            let json = try await read(object.key)
            if path.hasSuffix("/collection.json") {
                records[id] = try CollectionRecord(json: json)
            } else {
                imports[id, default: []].append(try ImportRecord(json: json))
            }
        }
        return Dictionary(
            uniqueKeysWithValues: records.map {
                ($0.key, CollectionJournal(journal: self, record: $0.value, imports: imports[$0.key] ?? []))
            })
    }

    func write(_ json: JSONValue, to path: String) async throws {
        _ = try await store.put(layout.key(relative: path), json.encoded())
    }

    /// What stands of a collection in the journal is forgotten.
    func forget(_ collection: CollectionID) async throws {
        _ = try await store.deleteAll(under: layout.runPrefix + "\(collection)/")
    }

    private func read(_ key: ObjectKey) async throws -> JSONValue {
        do {
            return try JSONValue(parsing: try await store.read(key, upTo: Self.limit))
        } catch let error as JSONSyntaxError {
            throw BackupError(
                .damagedBackup, "The restore's journal can't be read at \(key): \(error)", subject: key.rawValue,
                advice: "Take the restore back with --discard, and run it again.")
        }
    }

    private static func collection(_ path: String) -> CollectionID? {
        let parts = path.split(separator: "/")
        guard parts.count == 3, let id = Int64(parts[1]) else { return nil }
        return CollectionID(rawValue: id)
    }

    static func root(_ environment: BackupEnvironment) -> String {
        ObjectPath.join(environment.milvusRoot, StagingPlan.directory)
    }
}
