internal import BackupFormat
internal import ObjectStorage

/// Lines of the object list, handed on some hundred at a time.
struct RecordBatch {
    private static let size = 128 << 10

    private let writer: JSONLinesWriter<ObjectRecord>
    private let milvus: MilvusLayout
    private let prefixLength: Int
    private var lines: [UInt8] = []

    init(_ writer: JSONLinesWriter<ObjectRecord>, layout: BackupLayout, milvus: MilvusLayout) {
        self.writer = writer
        self.milvus = milvus
        prefixLength = layout.prefix.utf8.count
    }

    mutating func append(
        _ element: PlanMerge.Element, _ metadata: ObjectMetadata, _ evidence: CopyStates.Evidence
    ) async throws {
        let object = element.object
        let record = ObjectRecord(
            kind: ObjectKind(object.object), path: "", sourceKey: ObjectKey(""), size: object.size,
            etag: metadata.etag, proof: evidence.proof, collection: object.collection, segment: object.object.segment,
            checksum: evidence.checksum)
        // Path and key never become strings: that took a tenth of a proof's time.
        record.append(
            to: &lines, path: { $0 += element.key[prefixLength...] }, source: { milvus.append(object.object, to: &$0) })
        lines.append(0x0A)
        if lines.count >= Self.size { try await flush() }
    }

    mutating func flush() async throws {
        try await writer.append(lines: lines)
        lines.removeAll(keepingCapacity: true)
    }
}
