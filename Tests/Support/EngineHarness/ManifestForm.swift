package import Basics
internal import Zstandard

/// What describes a backup, without what differs from run to run: its own ids and times, and the sums and sizes of
/// files that hold such.
package struct ManifestForm: Sendable, Equatable {
    /// By path below the backup's directory. A list of objects is sorted: its lines are in no promised order.
    package var files: [String: JSONValue]

    /// Of a sealed backup.
    package init(of backup: String, _ oracle: BackupOracle) throws {
        files = [:]
        for path in oracle.paths(of: backup) where path.hasPrefix("meta/") {
            let bytes = oracle.meta(path, of: backup) ?? []
            files[path] =
                path.hasSuffix(".zst")
                ? try Self.lines(Zstandard.decompress(bytes, limit: 1 << 28))
                : Self.constant(try JSONValue(parsing: bytes))
        }
    }

    private static let ownTimes: Set = [
        "startedAt", "sealedAt", "consistentAt", "consistentTimestamp", "start_time", "end_time", "backup_timestamp",
        "backup_physical_timestamp", "seal_time", "sha256", "endpoint",
    ]

    private static func lines(_ bytes: [UInt8]) throws -> JSONValue {
        let lines = try bytes.split(separator: UInt8(ascii: "\n")).map { constant(try JSONValue(parsing: Array($0))) }
        return .array(lines.sorted { "\($0)" < "\($1)" })
    }

    private static func constant(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let values): .array(values.map(constant))
        case .string(let text) where isIdentifier(text): "id"
        case .object(let object):
            .object(
                JSONObject(
                    object.members.filter { !ownTimes.contains($0.key) }.map {
                        JSONObject.Member(key: $0.key, value: constant($0.value))
                    }))
        default: value
        }
    }

    /// A UUID.
    private static func isIdentifier(_ text: String) -> Bool {
        text.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12]
    }
}
