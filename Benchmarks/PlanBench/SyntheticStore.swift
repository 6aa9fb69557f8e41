import Basics
import MilvusModel
import ObjectStorage

/// A bucket that makes its listings up as they are asked for, and swallows what is written: one collection with segments
/// of twenty logs each, and a backup that holds all of them.
struct SyntheticStore: ObjectStore {
    static let fields = 18
    static let perSegment = fields + 2
    /// Row ids and timestamps, as every segment has them.
    static let systemFields = 2

    static func field(at place: Int) -> Int64 {
        Int64(place < systemFields ? place : 100 + place - systemFields)
    }

    static let first: Int64 = 467_000_000_000_000_000
    static let collection = CollectionID(rawValue: first + 1)
    static let partition = PartitionID(rawValue: first + 2)

    let location = StoreLocation(endpoint: "synthetic://", bucket: "bench")
    let capabilities = StoreCapabilities(conditionalPut: true)
    let segments: Int

    /// Which keys a prefix means.
    private enum Part {
        case delta(String, isGrouped: Bool)
        case insert(String, isGrouped: Bool)
        case stats(String, isGrouped: Bool)

        var perSegment: Int { if case .insert = self { SyntheticStore.fields } else { 1 } }
    }

    private func parts(of prefix: String) -> [Part] {
        if prefix.hasPrefix("backup/") {
            let root = "backup/bench/binlogs/"
            let all: [(name: String, part: Part)] = [
                ("\(root)delta_log/", .delta("\(root)delta_log/", isGrouped: true)),
                ("\(root)insert_log/", .insert("\(root)insert_log/", isGrouped: true)),
                ("\(root)stats_log/", .stats("\(root)stats_log/", isGrouped: true)),
            ]
            return all.filter { prefix.hasPrefix($0.name) || $0.name.hasPrefix(prefix) }.map(\.part)
        }
        if prefix.hasPrefix("files/delta_log/") { return [.delta("files/delta_log/", isGrouped: false)] }
        if prefix.hasPrefix("files/insert_log/") { return [.insert("files/insert_log/", isGrouped: false)] }
        if prefix.hasPrefix("files/stats_log/") { return [.stats("files/stats_log/", isGrouped: false)] }
        return []
    }

    func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        let parts = parts(of: prefix)
        let total = parts.reduce(0) { $0 + $1.perSegment * segments }
        let start = continuation.flatMap(Int.init) ?? 0
        let end = min(start + options.pageSize, total)
        var page = ObjectListPage(objects: [])
        page.objects.reserveCapacity(end - start)
        for index in start..<max(start, end) { page.objects.append(object(index, of: parts)) }
        page.continuation = end < total ? String(end) : nil
        return page
    }

    private func object(_ index: Int, of parts: [Part]) -> ObjectMetadata {
        var rest = index
        for part in parts {
            let count = part.perSegment * segments
            guard rest >= count else { return object(rest, of: part) }
            rest -= count
        }
        return ObjectMetadata(key: ObjectKey(""), size: 0, etag: nil)
    }

    private func object(_ index: Int, of part: Part) -> ObjectMetadata {
        let segment = Self.segment(index / part.perSegment).rawValue
        var key: [UInt8] = []
        key.reserveCapacity(160)
        let (prefix, isGrouped, field): (String, Bool, Int64?) =
            switch part {
            case .delta(let prefix, let isGrouped): (prefix, isGrouped, nil)
            case .insert(let prefix, let isGrouped): (prefix, isGrouped, Self.field(at: index % Self.fields))
            case .stats(let prefix, let isGrouped): (prefix, isGrouped, 100)
            }
        key += prefix.utf8
        for number in [Self.collection.rawValue, Self.partition.rawValue] + (isGrouped ? [segment] : []) + [segment] {
            key.append(decimal: number)
            key.append(UInt8(ascii: "/"))
        }
        if let field {
            key.append(decimal: field)
            key.append(UInt8(ascii: "/"))
        }
        key.append(decimal: segment + 500_000_000)
        return ObjectMetadata(
            key: ObjectKey(String(decoding: key, as: UTF8.self)), size: Self.size(index),
            etag: ETag("0123456789abcdef0123456789abcdef"))
    }

    /// Bytes of the object at that place among those of its kind.
    static func size(_ index: Int) -> Int64 { Int64(65_536 + index % 1000) }

    static func segment(_ index: Int) -> SegmentID { SegmentID(rawValue: first + 1000 + Int64(index)) }
}

// What is written is only counted by its answers.
extension SyntheticStore {
    private func unused(_ operation: String) -> ObjectStoreError {
        ObjectStoreError(.notSupported, operation: operation, subject: "\(location)", reason: "nothing is kept here")
    }

    func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata { throw unused("head") }

    func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        guard let content = SyntheticBackup(segments: segments).content(key) else {
            throw ObjectStoreError(.notFound, operation: "read", subject: "\(key)", reason: "it isn't there")
        }
        return content
    }

    func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        ObjectMetadata(key: key, size: body.length, etag: nil)
    }

    func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        throw unused("copy")
    }

    func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] { throw unused("delete") }

    func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        MultipartUpload(key: key, uploadID: "1")
    }

    func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        UploadedPart(number: number, etag: ETag("e"), size: body.length)
    }

    func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        throw unused("copy a part of")
    }

    func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        ObjectMetadata(key: upload.key, size: 0, etag: nil)
    }

    func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {}

    func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] { [] }

    func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] { [] }
}
