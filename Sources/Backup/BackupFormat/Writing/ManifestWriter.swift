internal import Basics
package import MilvusModel

/// Writes milvus-backup's manifest and level files side by side, collection by collection: nothing but the collection's
/// own description is held.
///
/// What comes out equals ``BackupInfo/json`` and the level files of the same backup held whole, byte for byte.
package struct ManifestWriter {
    private let uploads: [MetaObject: MetaUpload]
    private let template: ManifestTemplate
    private let backupLevel: [UInt8]
    private var collections = 0
    private var partitions = 0
    private var segments = 0

    /// `info`: without collections, its size summed.
    /// `isEmpty`: no collection will come.
    init(_ info: BackupInfo, isEmpty: Bool, upload: (MetaObject) -> MetaUpload) {
        var info = info
        backupLevel = info.backupLevel.encoded(.go)
        info.collections = isEmpty ? [] : [Self.gapCollection]
        template = ManifestTemplate(info.json, standIn: Self.gapCollection.json)
        var uploads: [MetaObject: MetaUpload] = [:]
        for meta in Self.files { uploads[meta] = upload(meta) }
        self.uploads = uploads
    }

    /// In the order in which they appear: the full manifest last.
    private static let files: [MetaObject] = [
        .collectionLevel, .partitionLevel, .segmentLevel, .backupLevel, .fullManifest,
    ]

    /// Writes one collection.
    ///
    /// `collection`: with its partitions, all sizes summed, without segments.
    /// `populated`: partitions that have segments; ``PartitionID/all`` for level zero segments of the collection.
    /// `writeSegments`: is called for each of them in the manifest's order, and appends its segments.
    package mutating func append(
        _ collection: CollectionBackup, populated: Set<PartitionID>,
        _ writeSegments: (PartitionID, inout SegmentSink) async throws -> Void
    ) async throws {
        var collection = collection
        try await put(.collectionLevel, collection.withoutSegments.json, isFirst: collections == 0)
        for partition in collection.partitions {
            try await put(.partitionLevel, partition.withoutSegments.json, isFirst: partitions == 0)
            partitions += 1
        }
        var gaps: [PartitionID] = []
        for index in collection.partitions.indices where populated.contains(collection.partitions[index].id) {
            gaps.append(collection.partitions[index].id)
            collection.partitions[index].segments = [Self.gapSegment]
        }
        if populated.contains(.all) {
            gaps.append(.all)
            collection.l0Segments = [Self.gapSegment]
        }
        try await write(collections == 0 ? template.pieces[0] : [UInt8(ascii: ",")], to: .fullManifest)
        collections += 1
        try await fill(ManifestTemplate(collection.json, standIn: Self.gapSegment.json), gaps, writeSegments)
    }

    private mutating func fill(
        _ template: ManifestTemplate, _ gaps: [PartitionID],
        _ writeSegments: (PartitionID, inout SegmentSink) async throws -> Void
    ) async throws {
        try await write(template.pieces[0], to: .fullManifest)
        for (gap, piece) in zip(gaps, template.pieces.dropFirst()) {
            var sink = SegmentSink(
                full: uploads[.fullManifest], level: gap == .all ? nil : uploads[.segmentLevel], levelCount: segments)
            try await writeSegments(gap, &sink)
            try await sink.flush()
            segments = sink.levelCount
            try await write(piece, to: .fullManifest)
        }
    }

    /// Ends all files.
    ///
    /// - Returns: what the seal says of them, the manifest last.
    package mutating func finish() async throws -> [SealedObject] {
        try await write(template.pieces.last ?? [], to: .fullManifest)
        try await write(backupLevel, to: .backupLevel)
        for (meta, count) in [
            (MetaObject.collectionLevel, collections), (.partitionLevel, partitions), (.segmentLevel, segments),
        ] {
            try await write(Array((count == 0 ? "{}" : "]}").utf8), to: meta)
        }
        var sealed: [SealedObject] = []
        for meta in Self.files {
            guard let upload = uploads[meta] else { continue }
            sealed.append(try await upload.finish())
        }
        return sealed
    }

    /// Leaves none of them behind.
    package func abort() async {
        for upload in uploads.values { await upload.abort() }
    }

    private func put(_ meta: MetaObject, _ json: JSONValue, isFirst: Bool) async throws {
        try await write(Array((isFirst ? "{\"infos\":[" : ",").utf8) + json.encoded(.go), to: meta)
    }

    private func write(_ bytes: [UInt8], to meta: MetaObject) async throws {
        try await uploads[meta]?.append(bytes)
    }

    // Stand-ins: no real element has their one key.
    private static let gapSegment = SegmentBackup(
        id: SegmentID(rawValue: 0), collection: CollectionID(rawValue: 0), partition: PartitionID(rawValue: 0),
        extra: ["gap": true])
    private static let gapCollection: CollectionBackup = {
        var collection = CollectionBackup(
            taskID: "", id: CollectionID(rawValue: 0), reference: CollectionReference(name: ""),
            schema: CollectionSchema(name: "", fields: []))
        collection.extra = ["gap": true]
        return collection
    }()
}
