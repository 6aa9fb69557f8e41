internal import Basics
package import BinlogFormat
package import MilvusModel

/// What a restore leaves out of one collection, and what of it is damaged without a loss.
package struct LeftOut: Sendable, Hashable {
    /// In the order of partitions, level zero segments of all partitions last.
    package var segments: [LeftOutSegment]
    /// Segments that the backup has of the collection, and rows in them, deleted ones included.
    package var ofSegments: Int
    package var ofRows: Int64
    /// Damaged statistics and index files: an import makes them anew. The first ones of ``harmlessCount``.
    package var harmless: [LeftOutSegment.Damage]
    package var harmlessCount: Int64
    /// Why nothing of the collection comes back; nil where something does.
    package var loss: String?

    package init(
        segments: [LeftOutSegment] = [], ofSegments: Int, ofRows: Int64, harmless: [LeftOutSegment.Damage] = [],
        harmlessCount: Int64 = 0, loss: String? = nil
    ) {
        self.segments = segments
        self.ofSegments = ofSegments
        self.ofRows = ofRows
        self.harmless = harmless
        self.harmlessCount = harmlessCount
        self.loss = loss
    }

    package var ids: Set<SegmentID> { Set(segments.map(\.id)) }
    /// Rows that don't come back, deleted ones included.
    package var rows: Int64 { segments.total(\.rows) }

    /// Over all segments that it is known of; nil where none tells.
    package var keys: ClosedRange<PrimaryKey>? {
        let ranges = segments.compactMap(\.keys)
        guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else { return nil }
        return low...high
    }

    /// Whether of every segment with rows it is known which keys it has.
    package var knowsAllKeys: Bool { segments.allSatisfy { $0.rows == 0 || $0.keys != nil } }

    /// By partition, in their order: segments with rows and the rows in them.
    package var partitions: [(name: String, segments: Int, rows: Int64)] {
        var order: [String] = []
        var sums: [String: (segments: Int, rows: Int64)] = [:]
        for segment in segments where segment.rows > 0 {
            if sums[segment.partition] == nil { order.append(segment.partition) }
            let sum = sums[segment.partition] ?? (0, 0)
            sums[segment.partition] = (sum.segments + 1, sum.rows.adding(clamped: segment.rows))
        }
        return order.map { ($0, sums[$0]?.segments ?? 0, sums[$0]?.rows ?? 0) }
    }
}
