internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Zstandard

/// Checksums that verifications computed where the backup itself has none: what is compared with the next time.
///
/// Objects of JSON lines, compressed; the first line of each says of which backup they are. What a run doubted (see
/// ``HashTally/doubts``) counts when it has found in the end that nothing was wrong with it, which an object of its own
/// says: so that no run has to hold all of it.
struct ChecksumLedger: Sendable {
    private static let limit = 1 << 30
    private static let end = ".jsonl.zst"
    private static let accepted = "accepted"

    let directory: VerifyDirectory
    /// See ``VerifyProgress/Basis/backup``.
    let backup: String

    /// What earlier verifications leave to go by.
    struct Known: Sendable, Hashable {
        /// Some ETag was the MD5 of its bytes.
        var etagsAreMD5s = false
        /// Checksums that are compared with.
        var records: Int64 = 0
        /// Those of another backup that had this one's name and place.
        var void: Int64 = 0
    }

    /// Everything that is known, as promises.
    func read(into batch: inout PromiseBatch) async throws -> Known {
        var known = Known()
        let keys = try await directory.store.listAll(directory.checksumsPrefix).map(\.key)
        let accepted = Set(keys.map(\.rawValue).filter { $0.hasSuffix("-\(Self.accepted)\(Self.end)") }.map(run(of:)))
        for key in keys {
            var chunk = try await lines(key)
            guard let head = chunk.next(), let backup = try? JSONValue(parsing: Array(head))["backup"]?.string else {
                continue
            }
            guard backup == self.backup else {
                while chunk.next() != nil { known.void += 1 }
                continue
            }
            let isAccepted = accepted.contains(run(of: key.rawValue))
            while let line = chunk.next() { try add(line, isAccepted, &batch, &known) }
        }
        return known
    }

    private func add(
        _ line: ArraySlice<UInt8>, _ isAccepted: Bool, _ batch: inout PromiseBatch, _ known: inout Known
    ) throws {
        guard let json = try? JSONValue(parsing: Array(line)), let record = try? HashTally.NewChecksum(json: json),
            isAccepted || !record.isDoubted, let parsed = BackupLayout.parse(relative: record.path)
        else { return }
        known.etagsAreMD5s = known.etagsAreMD5s || record.isLikeETag
        known.records += 1
        try batch.add(
            PromisedObject(
                parsed.object, .ledger, collection: record.collection, size: record.size, checksum: record.checksum))
    }

    /// `run`: its id; `position`: objects that it has read up to then, so that no other chunk has the name.
    func write(_ records: [HashTally.NewChecksum], of run: String, upTo position: Int64) async throws {
        guard !records.isEmpty else { return }
        try await write(records, as: "\(run)-\(position)")
    }

    func acceptDoubted(of run: String) async throws {
        try await write([], as: "\(run)-\(Self.accepted)")
    }

    /// What stands before the last hyphen.
    private func run(of key: String) -> String {
        let name = key.dropFirst(directory.checksumsPrefix.count)
        return String(name[..<(name.lastIndex(of: "-") ?? name.endIndex)])
    }

    private func write(_ records: [HashTally.NewChecksum], as name: String) async throws {
        var bytes = JSONValue.object(["backup": .string(backup)]).encoded() + [0x0A]
        for record in records {
            record.append(to: &bytes)
            bytes.append(0x0A)
        }
        let key = ObjectKey("\(directory.checksumsPrefix)\(name)\(Self.end)")
        _ = try await directory.store.put(key, Zstandard.compress(bytes))
    }

    /// Of what isn't what we wrote: none.
    private func lines(_ key: ObjectKey) async throws -> ChunkLines {
        do {
            let bytes = try await directory.store.read(key, upTo: Self.limit)
            return ChunkLines(rest: try Zstandard.decompress(bytes, limit: Self.limit)[...])
        } catch is ZstdError {
            return ChunkLines(rest: [])
        }
    }

    /// One after the other: a chunk has many.
    private struct ChunkLines {
        var rest: ArraySlice<UInt8>

        mutating func next() -> ArraySlice<UInt8>? {
            guard !rest.isEmpty else { return nil }
            let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
            defer { rest = rest[min(end + 1, rest.endIndex)...] }
            return rest[..<end]
        }
    }
}
