internal import BinlogFormat

/// Smallest and largest of a column of integers: readers pass over row groups by it.
struct ChunkStatistics: Sendable {
    private(set) var range: ClosedRange<Int64>?
    private(set) var nulls: Int64 = 0
    private var width = 0

    mutating func add(_ batch: ColumnBatch) {
        nulls += Int64(batch.nullCount)
        guard let new = batch.integerRange else { return }
        if case .int64s = batch.values { width = 8 } else { width = 4 }
        range = range.map { min($0.lowerBound, new.lowerBound)...max($0.upperBound, new.upperBound) } ?? new
    }

    /// parquet.thrift `Statistics`.
    func write(_ writer: inout ThriftWriter) {
        writer.int64(3, nulls)
        guard let range else { return }
        writer.binary(5, bytes(range.upperBound))
        writer.binary(6, bytes(range.lowerBound))
    }

    private func bytes(_ value: Int64) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> Int64(8 * $0)) }
    }
}
