internal import Basics
internal import MilvusModel

extension DeleteBatch {
    /// The records of ``DeleteForm/texts(column:)``.
    package init(texts batch: ColumnBatch) throws(BinlogFormatError) {
        guard case .variableWidth(let texts) = batch.values, batch.isValid == nil else {
            throw BinlogFormatError(at: 0, expected: "a text for each delete")
        }
        keys.reserveCapacity(texts.count)
        timestamps.reserveCapacity(texts.count)
        for row in 0..<texts.count { try append(texts[row], row) }
    }

    /// The keys of ``DeleteForm/columns(keys:timestamps:)``.
    package static func keys(of batch: ColumnBatch) throws(BinlogFormatError) -> [PrimaryKey] {
        switch batch.values {
        case .int64s(let values) where batch.isValid == nil: return values.map { .int64($0) }
        case .variableWidth(let values) where batch.isValid == nil:
            return (0..<values.count).map { .text(Array(values[$0])) }
        default: throw BinlogFormatError(at: 0, expected: "a number or a text as key of each delete")
        }
    }

    /// The timestamps of ``DeleteForm/columns(keys:timestamps:)``, as Milvus' unsigned ones reinterpreted.
    package static func timestamps(of batch: ColumnBatch) throws(BinlogFormatError) -> [Int64] {
        guard case .int64s(let times) = batch.values, batch.isValid == nil else {
            throw BinlogFormatError(at: 0, expected: "a timestamp for each delete")
        }
        return times
    }

    mutating func append(_ other: DeleteBatch) {
        keys += other.keys
        timestamps += other.timestamps
    }

    /// `{"pk":…,"ts":…,"pkType":5}`, in files of early 2.x also `<pk>,<ts>`.
    private mutating func append(_ text: ArraySlice<UInt8>, _ row: Int) throws(BinlogFormatError) {
        if let record = DeleteRecord(text) {
            keys.append(record.key)
            timestamps.append(record.timestamp)
            return
        }
        if text.first == UInt8(ascii: "{"), let record = try? JSONValue(parsing: Array(text), depthLimit: 2),
            let key = Self.key(record), let timestamp = record["ts"]?.uint64
        {
            keys.append(key)
            timestamps.append(HybridTimestamp(rawValue: timestamp))
            return
        }
        let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Int64(String(decoding: parts[0], as: UTF8.self)),
            let timestamp = UInt64(String(decoding: parts[1], as: UTF8.self))
        else {
            throw BinlogFormatError(at: 0, expected: "a key and a timestamp in row \(row) of a delta log")
        }
        keys.append(.int64(key))
        timestamps.append(HybridTimestamp(rawValue: timestamp))
    }

    /// `pkType` 5 is a number, 21 a text; the first writers had no such member.
    private static func key(_ record: JSONValue) -> PrimaryKey? {
        let type = record["pkType"]?.int64
        if let number = record["pk"]?.int64, type != 21 { return .int64(number) }
        if let text = record["pk"]?.string, type != 5 { return .text(Array(text.utf8)) }
        return nil
    }
}
