internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Where the reports of a backup's drills lie: beside it, as those of its verifications do.
struct DrillDirectory: Sendable {
    private static let sampleName = "last-sample.json"
    /// Largest report that is read.
    private static let limit = 64 << 20

    let reports: ReportFolder

    init(_ environment: BackupEnvironment, _ name: BackupName) {
        reports = ReportFolder(.drill, environment.backupStore, root: environment.backupRoot, name)
    }

    func keep(_ report: DrillReport) async throws {
        try await reports.keep(report.json, finishedAt: report.finishedAt, id: report.id)
    }

    /// Nil for what isn't a report, or one of a later version.
    static func read(_ key: ObjectKey, from store: any ObjectStore) async throws(ObjectStoreError) -> LastDrill? {
        guard let json = try await ReportFolder.json(key, from: store, upTo: limit) else { return nil }
        return try? LastDrill(report: json)
    }

    /// The collection that the last drill of one took, of any backup.
    static func lastSample(_ environment: BackupEnvironment) async throws -> CollectionReference? {
        let found = try await ReportFolder.json(sampleKey(environment), from: environment.backupStore, upTo: 1 << 20)
        guard let database = found?["database"]?.string, let name = found?["name"]?.string else { return nil }
        return CollectionReference(database: DatabaseName(database), name: name)
    }

    static func note(sample: CollectionReference, _ environment: BackupEnvironment) async throws {
        let json: JSONValue = ["database": .string(sample.database.rawValue), "name": .string(sample.name)]
        _ = try await environment.backupStore.put(sampleKey(environment), json.encoded())
    }

    private static func sampleKey(_ environment: BackupEnvironment) -> ObjectKey {
        ObjectKey(ReportFolder.root(.drill, environment.backupRoot) + sampleName)
    }
}
