internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Zstandard

/// Checksums that verifications computed where the backup itself has none: what is compared with the next time.
///
/// Objects of JSON lines, compressed; the first line of each says of which backup they are.
struct ChecksumLedger: Sendable {
    private static let limit = 1 << 30
    private static let width = 8

    let directory: VerifyDirectory
    /// See ``VerifyProgress/Basis/backup``.
    let backup: String

    /// Everything that is known, as promises.
    ///
    /// - Returns: whether some ETag was the MD5 of its bytes.
    func read(into batch: inout PromiseBatch) async throws -> Bool {
        var etagsAreMD5s = false
        let keys = try await directory.store.listAll(directory.checksumsPrefix).map(\.key)
        for start in stride(from: 0, to: keys.count, by: Self.width) {
            let chunks = try await boundedMap(keys[start..<min(start + Self.width, keys.count)], width: Self.width) {
                try await records($0)
            }
            for record in chunks.joined() {
                etagsAreMD5s = etagsAreMD5s || record.isLikeETag
                guard let parsed = BackupLayout.parse(relative: record.path) else { continue }
                try batch.add(
                    PromisedObject(
                        parsed.object, .ledger, collection: record.collection, size: record.size,
                        checksum: record.checksum))
            }
        }
        return etagsAreMD5s
    }

    /// `name`: of its own.
    func write(_ records: [HashTally.NewChecksum], as name: String) async throws {
        guard !records.isEmpty else { return }
        var bytes = JSONValue.object(["backup": .string(backup)]).encoded() + [0x0A]
        for record in records {
            record.append(to: &bytes)
            bytes.append(0x0A)
        }
        let key = ObjectKey("\(directory.checksumsPrefix)\(name).jsonl.zst")
        _ = try await directory.store.put(key, Zstandard.compress(bytes))
    }

    /// Of another backup of that name, or not what we wrote: nothing.
    private func records(_ key: ObjectKey) async throws -> [HashTally.NewChecksum] {
        let bytes: [UInt8]
        do {
            bytes = try Zstandard.decompress(try await directory.store.read(key, upTo: Self.limit), limit: Self.limit)
        } catch is ZstdError {
            return []
        }
        var lines = bytes.split(separator: 0x0A)[...]
        guard let first = lines.popFirst(), let head = try? JSONValue(parsing: Array(first)),
            head["backup"]?.string == backup
        else { return [] }
        return lines.compactMap { line in
            (try? JSONValue(parsing: Array(line))).flatMap { try? HashTally.NewChecksum(json: $0) }
        }
    }
}
