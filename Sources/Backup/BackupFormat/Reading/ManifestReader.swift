internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Reads milvus-backup's manifest segment by segment: all logs of a backup are never in memory at once.
package struct ManifestReader: ~Copyable, Sendable {
    /// Bytes that are held of a manifest: beside its segments it has some kilobytes a collection.
    private static let mostHeld = 64 << 20

    private let key: ObjectKey
    private var body: SealedBody?
    private var isAtEnd = false
    private var piece: ArraySlice<UInt8> = []
    private var sieve = ManifestSieve()
    /// Abridged, by their lists.
    private var lists: [[SegmentBackup]] = []
    /// Pieced together from level files, which are small.
    private var whole: BackupInfo?
    private var rest: ArraySlice<SegmentBackup> = []

    /// - Throws: `.damaged` when it isn't there.
    init(store: any ObjectStore, key: ObjectKey, sealed: SealedObject?) async throws(BackupFormatError) {
        self.key = key
        body = try await SealedBody(store: store, key: key, sealed: sealed)
    }

    init(levels: BackupInfo, key: ObjectKey) {
        self.key = key
        body = nil
        isAtEnd = true
        whole = levels
        rest = levels.collections.flatMap(\.segments)[...]
    }

    /// The next segment with its logs, nil after the last.
    ///
    /// - Throws: `.damaged` where it isn't a manifest, and at its end when it isn't what was sealed: who acts on what
    ///   it says does so after the last segment.
    package mutating func next() async throws(BackupFormatError) -> SegmentBackup? {
        if let segment = rest.popFirst() { return segment }
        while !isAtEnd {
            if let found = try nextInPiece() { return try take(found) }
            try await readMore()
        }
        return nil
    }

    /// The manifest itself, its segments without their logs (see ``SegmentBackup/abridged``). After the last segment.
    package consuming func outline() throws(BackupFormatError) -> BackupInfo {
        var info = if let whole { whole } else { try decoded() }
        for index in info.collections.indices {
            let id = info.collections[index].id
            for partition in info.collections[index].partitions.indices {
                try settle(&info.collections[index].partitions[partition].segments, of: id)
            }
            try settle(&info.collections[index].l0Segments, of: id)
        }
        return info
    }

    private func decoded() throws(BackupFormatError) -> BackupInfo {
        do {
            return try BackupReader.decode(sieve.outline)
        } catch {
            throw .damaged(key, reason: "\(error)")
        }
    }

    /// Puts a list's segments where the sieve left its number.
    private func settle(_ segments: inout [SegmentBackup], of collection: CollectionID) throws(BackupFormatError) {
        if whole != nil {
            segments = segments.map(\.abridged)
        } else if let number = segments.first?.id.rawValue {
            segments = Int(exactly: number).flatMap { lists.indices.contains($0) ? lists[$0] : nil } ?? []
        }
        guard let stranger = segments.first(where: { $0.collection != collection }) else { return }
        throw .damaged(
            key,
            reason: "segment \(stranger.id) of collection \(collection) says that it belongs to "
                + "\(stranger.collection)")
    }

    private mutating func nextInPiece() throws(BackupFormatError) -> ManifestSieve.Segment? {
        do {
            return try sieve.next(in: &piece)
        } catch {
            throw .damaged(key, reason: "\(error)")
        }
    }

    private mutating func take(_ found: ManifestSieve.Segment) throws(BackupFormatError) -> SegmentBackup {
        let segment: SegmentBackup
        do {
            segment = try SegmentBackup(json: JSONValue(parsing: found.json))
        } catch {
            throw .damaged(key, reason: "a segment of its list \(found.list + 1): \(error)")
        }
        while lists.count <= found.list { lists.append([]) }
        lists[found.list].append(segment.abridged)
        return segment
    }

    private mutating func readMore() async throws(BackupFormatError) {
        guard let next = try await body?.next() else {
            isAtEnd = true
            return
        }
        guard sieve.size <= Self.mostHeld else {
            throw .damaged(key, reason: "it has more than \(Self.mostHeld) bytes beside its segments")
        }
        piece = next[...]
    }
}
