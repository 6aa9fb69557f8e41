import BackupFormat
import Basics
import Hashing
import MilvusModel
import ObjectStorage
import Synchronization

/// Seal and manifest of the backup whose objects ``SyntheticStore`` lists, made up as they are read.
struct SyntheticBackup: Sendable {
    private static let manifestKey = "backup/bench/meta/full_meta.json"
    private static let sealKey = "backup/bench/meta/seal.json"
    /// Segments made at once.
    private static let batch = 100

    let segments: Int

    /// Nil for objects that such a backup doesn't have.
    func content(_ key: ObjectKey) -> ObjectContent? {
        switch key.rawValue {
        case Self.manifestKey: content(key, nextPiece)
        case Self.sealKey: content(key) { number in number == 0 ? seal().json.encoded() : nil }
        default: nil
        }
    }

    /// Makes everything as often as a restore reads it, for the time that it takes.
    func rehearse() {
        _ = seal()
        var number = 0
        while nextPiece(number) != nil { number += 1 }
    }

    private func content(_ key: ObjectKey, _ piece: @escaping @Sendable (Int) -> [UInt8]?) -> ObjectContent {
        let next = Counter()
        return ObjectContent(
            metadata: ObjectMetadata(key: key, size: 1, etag: nil), length: 1,
            body: ByteStream {
                piece(
                    next.value.withLock { value in
                        defer { value += 1 }; return value
                    })
            })
    }

    private final class Counter: Sendable {
        let value = Mutex(0)
    }

    /// The manifest's pieces: what stands before the segments, segments, and what stands after them.
    @Sendable private func nextPiece(_ number: Int) -> [UInt8]? {
        let frame = Self.frame
        let batches = (segments + Self.batch - 1) / Self.batch
        if number == 0 { return frame.before }
        if number == batches + 1 { return frame.after }
        guard number <= batches else { return nil }
        var bytes: [UInt8] = []
        for index in (number - 1) * Self.batch..<min(number * Self.batch, segments) {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += segment(index).json.encoded()
        }
        return bytes
    }

    private func segment(_ index: Int) -> SegmentBackup {
        let id = SyntheticStore.segment(index)
        let log = LogID(rawValue: id.rawValue + 500_000_000)
        func logs(_ field: Int64, at place: Int) -> FieldBinlog {
            let path = "files/insert_log/\(SyntheticStore.collection)/\(SyntheticStore.partition)/\(id)/\(field)/\(log)"
            return FieldBinlog(
                field: FieldID(rawValue: field),
                binlogs: [Binlog(path: path, size: SyntheticStore.size(place), id: log)])
        }
        return SegmentBackup(
            id: id, collection: SyntheticStore.collection, partition: SyntheticStore.partition, rows: 1000,
            insertLogs: (0..<SyntheticStore.fields).map {
                logs(SyntheticStore.field(at: $0), at: index * SyntheticStore.fields + $0)
            },
            deltaLogs: [logs(0, at: index)], size: 1 << 20, group: GroupID(id), channel: "by-dev-rootcoord-dml_0v0")
    }

    private static var frame: (before: [UInt8], after: [UInt8]) {
        let placeholder = SegmentBackup(
            id: SegmentID(rawValue: 1), collection: SyntheticStore.collection, partition: SyntheticStore.partition)
        var collection = CollectionBackup(
            taskID: "1", id: SyntheticStore.collection, reference: CollectionReference(name: "bench"),
            schema: CollectionSchema(
                name: "bench",
                fields: (SyntheticStore.systemFields..<SyntheticStore.fields).map {
                    FieldSchema(
                        id: FieldID(rawValue: SyntheticStore.field(at: $0)), name: "f\($0)", dataType: .int64,
                        isPrimaryKey: $0 == SyntheticStore.systemFields)
                }))
        collection.shards = 1
        collection.partitions = [
            PartitionBackup(
                id: SyntheticStore.partition, name: "_default", collection: SyntheticStore.collection,
                segments: [placeholder])
        ]
        var info = BackupInfo(id: "1", name: "bench", milvusVersion: "2.4.0")
        info.collections = [collection]
        let halves = info.json.text().split(separator: placeholder.json.text(), maxSplits: 1)
        return (Array((halves.first ?? "").utf8), Array((halves.last ?? "").utf8))
    }

    private func seal() -> Seal {
        var hash = IncrementalHash(.sha256)
        var size: Int64 = 0
        var number = 0
        while let piece = nextPiece(number) {
            hash.update(piece)
            size += Int64(piece.count)
            number += 1
        }
        var seal = Seal(
            name: "bench", id: "1", completeness: .complete, toolVersion: "1.0", milvusVersion: "2.4.0",
            startedAt: WallTime(seconds: 1), sealedAt: WallTime(seconds: 2),
            source: SourceLocation(endpoint: "synthetic://", bucket: "bench", rootPath: "files"),
            totals: BackupTotals(), proof: .listed, collections: [])
        seal.meta = [
            SealedObject(path: "meta/full_meta.json", size: size, sha256: hash.finish().hex)
        ]
        return seal
    }
}
