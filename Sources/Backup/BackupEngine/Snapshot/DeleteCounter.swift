internal import Basics
internal import BinlogFormat
internal import ObjectStorage

/// Counts the delete records of a delta log by reading the end of it: the payload is a parquet file with one row for
/// each deleted key, and its footer lies at the end of the log.
struct DeleteCounter {
    /// Holds the footer of every delta log in one request: they have one or two narrow columns.
    private static let tailLength: Int64 = 64 << 10

    let store: any ObjectStore

    /// Nil when the log can't be understood (encrypted, or of a format to come): then its deletes are unknown.
    func deletes(in object: ObjectMetadata) async throws(ObjectStoreError) -> Int64? {
        var tail = try await read(last: Self.tailLength, of: object)
        guard let length = try? ParquetFooter.length(fromTail: tail[...]), length <= object.size else { return nil }
        if length > tail.count { tail = try await read(last: Int64(length), of: object) }
        return try? ParquetFooter(tail: tail[...]).rows
    }

    private func read(last count: Int64, of object: ObjectMetadata) async throws(ObjectStoreError) -> [UInt8] {
        guard object.size > 0 else { return [] }
        let options = GetOptions(range: max(0, object.size - count)..<object.size)
        return try await store.get(object.key, options).collect(of: object.key)
    }
}

extension ObjectContent {
    fileprivate func collect(of key: ObjectKey) async throws(ObjectStoreError) -> [UInt8] {
        do {
            return try await body.collect(upTo: Int(length))
        } catch let error as ObjectStoreError {
            throw error
        } catch {
            throw ObjectStoreError(.other, operation: "read", subject: key.rawValue, reason: "\(error)")
        }
    }
}
