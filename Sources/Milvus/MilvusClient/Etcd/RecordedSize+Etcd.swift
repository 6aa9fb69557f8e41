internal import MilvusModel
internal import MilvusProtos

extension RecordedSize {
    /// Before 2.4 the one number is the object's length for stats and delta logs, and the size in memory for insert logs:
    /// tried with 2.2.16 and 2.3.5. Since then there are both numbers; where they are the same, it is the size in memory.
    init(_ binlog: MetaBinlog, of kind: SegmentRecordAssembler.Kind) {
        guard binlog.logSize > 0, binlog.memorySize != binlog.logSize else {
            self = .unknown
            return
        }
        switch (kind, binlog.memorySize) {
        case (.insert, 0), (.segment, _): self = .unknown
        case (_, 0): self = .exact(binlog.logSize)
        default: self = .likely(binlog.logSize)
        }
    }
}
