import Basics
import FaultRig
import Hashing
import Zstandard

/// A backup whose describing files somebody changed, who knows what a seal is and makes a new one.
struct CraftedBackup: Sendable {
    /// Which of a backup's files are there: they decide who is thought to have written it.
    enum Kind: CaseIterable, Sendable {
        case sealed
        /// milvus-backup's, with its manifest.
        case foreign
        /// milvus-backup's, before it wrote one.
        case levels
    }

    /// By path below the backup's directory.
    private(set) var files: [String: [UInt8]]

    /// `share`: of 1000 values in the describing files so many are replaced.
    init(_ kind: Kind, from honest: [String: [UInt8]], seed: UInt64, share: Int) throws {
        files = honest
        var values = HostileValues(seed: seed, share: share)
        for path in honest.keys.sorted() where path.hasPrefix("meta/") || path.hasPrefix("run/") {
            files[path] = try Self.changed(honest[path] ?? [], path, &values)
        }
        switch kind {
        case .sealed: reseal()
        case .foreign: files = files.filter { !$0.key.hasPrefix("meta/seal") && !$0.key.hasSuffix(".zst") }
        case .levels:
            files = files.filter {
                !$0.key.hasPrefix("meta/seal") && !$0.key.hasPrefix("meta/full") && !$0.key.hasSuffix(".zst")
            }
        }
    }

    private static func changed(
        _ bytes: [UInt8], _ path: String, _ values: inout HostileValues
    ) throws -> [UInt8] {
        guard path.hasSuffix(".zst") else { return values.changed(try JSONValue(parsing: bytes)).encoded() }
        let lines = try Zstandard.decompress(bytes, limit: 1 << 28).split(separator: UInt8(ascii: "\n"))
        var text: [UInt8] = []
        for line in lines { text += values.changed(try JSONValue(parsing: Array(line))).encoded() + [0x0A] }
        // The marker of a run is one document.
        if lines.count == 1, path.hasSuffix("plan.json.zst") { text.removeLast() }
        return try Zstandard.compress(text)
    }

    /// Sizes and sums as they are now, where the seal still names the file.
    private mutating func reseal() {
        guard let bytes = files["meta/seal.json"], let seal = try? JSONValue(parsing: bytes), let fields = seal.object
        else { return }
        let members = fields.members.map { member -> JSONObject.Member in
            guard member.key == "meta", let objects = member.value.array else { return member }
            return JSONObject.Member(key: member.key, value: .array(objects.map(resealed)))
        }
        files["meta/seal.json"] = JSONValue.object(JSONObject(members)).encoded()
    }

    private func resealed(_ object: JSONValue) -> JSONValue {
        guard let path = object["key"]?.string, let bytes = files[path] else { return object }
        return [
            "key": JSONValue(path), "size": JSONValue(bytes.count), "sha256": JSONValue(SHA256.hash(bytes).hex),
        ]
    }
}
