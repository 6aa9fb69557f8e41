internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Where the reports about one backup lie: beside it, never in it, so that what is sealed stays as it is.
struct VerifyDirectory: Sendable {
    /// Reports that are kept of each backup.
    static let keptReports = 20
    /// Largest of our own objects there that is read.
    private static let limit = 256 << 20

    let store: any ObjectStore
    let prefix: String

    /// `root`: of the repository.
    init(_ store: any ObjectStore, root: String, _ name: BackupName) {
        self.store = store
        prefix = Self.root(root) + "\(name)/"
    }

    static func root(_ root: String) -> String { ObjectPath.join(root, ".milvault", "verify") + "/" }

    var progressKey: ObjectKey { ObjectKey(prefix + "progress.json") }
    private var samplesKey: ObjectKey { ObjectKey(prefix + "samples.json") }
    var checksumsPrefix: String { prefix + "checksums/" }

    /// Report names begin with the time, so the greatest is the last: `20261121T130405123Z-<id>.json`.
    static func reportName(_ time: WallTime, _ id: String) -> String {
        let date = CivilDate(time)
        let milliseconds = "\(1000 + (time.milliseconds % 1000 + 1000) % 1000)".dropFirst()
        let day = "\(date.year4)\(date.month2)\(date.day2)"
        return "\(day)T\(date.hour2)\(date.minute2)\(date.second2)\(milliseconds)Z-\(id).json"
    }

    static func isReport(_ name: Substring) -> Bool {
        name.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true && name.hasSuffix(".json")
            && !name.utf8.contains(UInt8(ascii: "/"))
    }

    /// The oldest first.
    func reportKeys() async throws(ObjectStoreError) -> [ObjectKey] {
        var keys: [ObjectKey] = []
        try await store.list(prefix, ListOptions(delimiter: "/")) { page in
            keys += page.objects.map(\.key).filter { Self.isReport($0.rawValue.dropFirst(prefix.count)) }
        }
        return keys.sorted()
    }

    /// Keeps the report; those that are too many go.
    func keep(_ report: VerifyReport) async throws {
        let key = ObjectKey(prefix + Self.reportName(report.finishedAt, report.id))
        _ = try await store.put(
            key, .bytes(report.json.encoded()), PutOptions(contentType: "application/json"))
        let old = try await reportKeys().dropLast(Self.keptReports)
        if !old.isEmpty { _ = try await store.delete(Array(old.prefix(1000))) }
    }

    /// Of the last report that can be read.
    func last() async throws(ObjectStoreError) -> LastVerification? {
        guard let key = try await reportKeys().last else { return nil }
        return try await Self.read(key, from: store)
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

    /// Everything, reports and what they rest on.
    func deleteAll() async throws(ObjectStoreError) {
        if let failure = try await store.deleteAll(under: prefix) { throw failure.error }
    }

    private static func json(_ key: ObjectKey, from store: any ObjectStore) async throws(ObjectStoreError) -> JSONValue?
    {
        let bytes: [UInt8]
        do {
            bytes = try await store.read(key, upTo: limit)
        } catch {
            guard error.code == .notFound || error.code == .damaged else { throw error }
            return nil
        }
        return try? JSONValue(parsing: bytes)
    }
}
