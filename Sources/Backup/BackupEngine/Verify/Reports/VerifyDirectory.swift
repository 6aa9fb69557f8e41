internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// What verifications of one backup leave beside it: reports, and what the next one goes on with.
struct VerifyDirectory: Sendable {
    /// Largest of our own objects there that is read.
    private static let limit = 256 << 20

    let reports: ReportFolder

    /// `root`: of the repository.
    init(_ store: any ObjectStore, root: String, _ name: BackupName) {
        reports = ReportFolder(.verify, store, root: root, name)
    }

    var store: any ObjectStore { reports.store }
    var prefix: String { reports.prefix }
    var progressKey: ObjectKey { ObjectKey(prefix + "progress.json") }
    private var samplesKey: ObjectKey { ObjectKey(prefix + "samples.json") }
    var checksumsPrefix: String { prefix + "checksums/" }

    func keep(_ report: VerifyReport) async throws {
        try await reports.keep(report.json, finishedAt: report.finishedAt, id: report.id)
    }

    /// Nil for what isn't a report, or one of a later version.
    static func read(_ key: ObjectKey, from store: any ObjectStore) async throws(ObjectStoreError) -> LastVerification?
    {
        guard let json = try await json(key, from: store) else { return nil }
        return try? LastVerification(report: json)
    }

    func progress() async throws(ObjectStoreError) -> VerifyProgress? {
        guard let json = try await Self.json(progressKey, from: store) else { return nil }
        return try? VerifyProgress(json: json)
    }

    func write(_ progress: VerifyProgress) async throws {
        _ = try await store.put(progressKey, progress.json.encoded())
    }

    func forgetProgress() async throws {
        _ = try await store.delete([progressKey])
    }

    /// The part of the objects that was read last, of as many parts, where the same collections were asked for.
    func lastSample(_ filter: String, windows: Int) async throws(ObjectStoreError) -> SampleWindow? {
        guard let json = try await Self.json(samplesKey, from: store), let last = json["\(windows) \(filter)"] else {
            return nil
        }
        return try? SampleWindow(json: last)
    }

    /// The next one follows.
    func note(_ sample: SampleWindow, _ filter: String) async throws {
        var samples = try await Self.json(samplesKey, from: store)?.object ?? JSONObject()
        samples["\(sample.windows) \(filter)"] = sample.json
        _ = try await store.put(samplesKey, JSONValue.object(samples).encoded())
    }

    private static func json(_ key: ObjectKey, from store: any ObjectStore) async throws(ObjectStoreError) -> JSONValue?
    {
        try await ReportFolder.json(key, from: store, upTo: limit)
    }
}
