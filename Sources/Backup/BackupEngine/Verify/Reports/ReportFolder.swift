internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Reports about one backup, of one kind: beside it, never in it, so that what is sealed stays as it is.
struct ReportFolder: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case verify, drill
    }

    /// Reports that are kept.
    static let kept = 20

    let store: any ObjectStore
    let prefix: String

    /// `root`: of the repository.
    init(_ kind: Kind, _ store: any ObjectStore, root: String, _ name: BackupName) {
        self.store = store
        prefix = Self.root(kind, root) + "\(name)/"
    }

    /// Of all backups.
    static func root(_ kind: Kind, _ root: String) -> String {
        "\(self.root(root))\(kind.rawValue)/"
    }

    /// Of all kinds.
    static func root(_ root: String) -> String {
        ObjectPath.join(root, ".milvault") + "/"
    }

    /// Report names begin with the time, so the greatest is the last: `20261121T130405123Z-<id>.json`.
    private static func reportName(_ time: WallTime, _ id: String) -> String {
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

    /// Keeps a report; those that are too many go.
    func keep(_ report: JSONValue, finishedAt time: WallTime, id: String) async throws {
        _ = try await store.put(
            ObjectKey(prefix + Self.reportName(time, id)), .bytes(report.encoded()),
            PutOptions(contentType: "application/json"))
        let old = try await reportKeys().dropLast(Self.kept)
        if !old.isEmpty { _ = try await store.delete(Array(old.prefix(1000))) }
    }

    /// Everything, reports and what they rest on.
    func deleteAll() async throws(ObjectStoreError) {
        if let failure = try await store.deleteAll(under: prefix) { throw failure.error }
    }

    /// One of our own objects there; nil where it isn't there, or isn't what we wrote. `limit`: in bytes.
    static func json(
        _ key: ObjectKey, from store: any ObjectStore, upTo limit: Int
    ) async throws(ObjectStoreError) -> JSONValue? {
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
