internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// What a drill writes down of itself before it makes anything, beside the journals of restores in Milvus' bucket: there
/// the next drill of the same Milvus finds it, whatever repository it reads and on whatever machine it runs.
struct DrillJournal: Sendable {
    private static let directoryPrefix = "drill-"
    private static let markerPath = "run/drill.json"

    let environment: BackupEnvironment
    let layout: BackupLayout

    init(_ environment: BackupEnvironment, id: String) throws {
        try self.init(environment, directory: BackupName(existing: Self.directoryPrefix + id))
    }

    private init(_ environment: BackupEnvironment, directory: BackupName) {
        self.environment = environment
        layout = BackupLayout(rootPath: RestoreJournal.root(environment), name: directory)
    }

    /// Of all drills that left one.
    static func all(_ environment: BackupEnvironment) async throws -> [DrillJournal] {
        let root = RestoreJournal.root(environment) + "/"
        var journals: [DrillJournal] = []
        try await environment.milvusStore.list(root + directoryPrefix, ListOptions(delimiter: "/")) { page in
            journals += page.commonPrefixes.compactMap {
                (try? BackupName(existing: String($0.dropFirst(root.count).dropLast()))).map {
                    DrillJournal(environment, directory: $0)
                }
            }
        }
        return journals
    }

    var id: String { String(layout.name.text.dropFirst(Self.directoryPrefix.count)) }

    var claim: RunClaim {
        RunClaim(
            environment: environment, store: environment.milvusStore, prefix: layout.runPrefix, subject: "drill \(id)")
    }

    func write(_ marker: DrillMarker) async throws {
        _ = try await environment.milvusStore.put(layout.key(relative: Self.markerPath), marker.json.encoded())
    }

    /// Nil when the drill ended before it made anything.
    func marker() async throws -> DrillMarker? {
        do {
            let bytes = try await environment.milvusStore.read(layout.key(relative: Self.markerPath), upTo: 16 << 20)
            return try DrillMarker(json: JSONValue(parsing: bytes))
        } catch let error as ObjectStoreError {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
