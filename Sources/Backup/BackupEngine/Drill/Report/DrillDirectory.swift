internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Where the reports of a backup's drills lie: beside it, as those of its verifications do.
struct DrillDirectory: Sendable {
    /// Reports that are kept of each backup.
    static let keptReports = 20
    private static let sampleName = "last-sample.json"

    private let store: any ObjectStore
    private let prefix: String

    init(_ environment: BackupEnvironment, _ name: BackupName) {
        self.init(environment.backupStore, root: environment.backupRoot, name)
    }

    /// `root`: of the repository.
    init(_ store: any ObjectStore, root: String, _ name: BackupName) {
        self.store = store
        prefix = Self.root(root) + "\(name)/"
    }

    private static func root(_ root: String) -> String { ObjectPath.join(root, ".milvault", "drill") + "/" }

    /// Keeps the report; those that are too many go.
    func keep(_ report: DrillReport) async throws {
        let name = VerifyDirectory.reportName(report.finishedAt, report.id)
        _ = try await store.put(
            ObjectKey(prefix + name), .bytes(report.json.encoded()), PutOptions(contentType: "application/json"))
        let old = try await store.listAll(prefix).map(\.key).sorted().dropLast(Self.keptReports)
        if !old.isEmpty { _ = try await store.delete(Array(old.prefix(1000))) }
    }

    func deleteAll() async throws(ObjectStoreError) {
        if let failure = try await store.deleteAll(under: prefix) { throw failure.error }
    }

    /// The collection that the last drill of one took, of any backup.
    static func lastSample(_ environment: BackupEnvironment) async throws -> CollectionReference? {
        let bytes: [UInt8]
        do {
            bytes = try await environment.backupStore.read(sampleKey(environment), upTo: 1 << 20)
        } catch {
            guard error.code == .notFound || error.code == .damaged else { throw error }
            return nil
        }
        guard let json = try? JSONValue(parsing: bytes), let database = json["database"]?.string,
            let name = json["name"]?.string
        else { return nil }
        return CollectionReference(database: DatabaseName(database), name: name)
    }

    static func note(sample: CollectionReference, _ environment: BackupEnvironment) async throws {
        let json: JSONValue = ["database": .string(sample.database.rawValue), "name": .string(sample.name)]
        _ = try await environment.backupStore.put(sampleKey(environment), json.encoded())
    }

    private static func sampleKey(_ environment: BackupEnvironment) -> ObjectKey {
        ObjectKey(root(environment.backupRoot) + sampleName)
    }
}
