package import MilvusModel

/// The exact logs of one collection's segments, read from etcd page by page as they are asked for.
///
/// Segments must be asked for in the order of their keys (`<partition>/<segment>/` as text): each page is read once, and
/// one page of each kind is held.
package struct EtcdSegmentLogs {
    private var cursors: [SegmentRecordAssembler.Kind: EtcdCursor] = [:]

    init(_ reader: EtcdMetadataReader, _ collection: CollectionID, at revision: EtcdRevision) {
        for kind in SegmentRecordAssembler.Kind.allCases {
            let prefix = reader.connection.metaPrefix + "datacoord-meta/\(kind.rawValue)/\(collection)/"
            cursors[kind] = EtcdCursor(reader.pages(prefix: prefix, at: revision))
        }
    }

    /// Whether etcd has shown any segment of the collection so far.
    package var hasSegments: Bool { cursors[.segment]?.hasEntries ?? false }

    /// Nil when etcd doesn't know the segment.
    package mutating func logs(
        of segment: SegmentID, in partition: PartitionID
    ) async throws(MilvusClientError) -> SegmentLogs? {
        var assembler = SegmentRecordAssembler()
        for kind in SegmentRecordAssembler.Kind.allCases {
            guard var cursor = cursors[kind] else { continue }
            cursors[kind] = nil
            for entry in try await cursor.take("\(partition)/\(segment)") { try assembler.add(entry, kind: kind) }
            cursors[kind] = cursor
        }
        return assembler.records().first?.logs
    }
}

extension EtcdMetadataReader {
    package func segmentLogs(of collection: CollectionID, at revision: EtcdRevision) -> EtcdSegmentLogs {
        EtcdSegmentLogs(self, collection, at: revision)
    }
}
