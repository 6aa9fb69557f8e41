internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Finds the logs in which a segment keeps each of its fields.
struct SegmentColumns: Sendable {
    let segment: StoredSegment
    private let store: any ObjectStore
    /// Of a packed segment: which column group has a field.
    private var groups: [FieldID: FieldID] = [:]

    /// Reads the outline of one file of each column group where the segment is packed; nothing otherwise.
    init(_ segment: StoredSegment, in store: any ObjectStore) async throws {
        self.segment = segment
        self.store = store
        guard segment.isPacked else { return }
        for (group, logs) in segment.insertLogs {
            guard let first = logs.first else { continue }
            for part in try await OpenLog(first, in: store).parts {
                for column in part.footer.columns {
                    groups[FieldID(rawValue: column.fieldID ?? group.rawValue)] = group
                }
            }
        }
    }

    /// Those that it has a column of.
    var fields: Set<FieldID> { Set(segment.isPacked ? Array(groups.keys) : Array(segment.insertLogs.keys)) }

    /// Of a packed segment, those that lie in one of its column groups.
    func fields(in group: FieldID) -> Set<FieldID> { Set(groups.filter { $0.value == group }.keys) }

    /// Empty for a field that was added after the segment was written: none of its rows has a value.
    func logs(of field: FieldID) -> [StoredLog] {
        segment.insertLogs[segment.isPacked ? groups[field] ?? FieldID(rawValue: -1) : field] ?? []
    }

    func stream(_ field: StoredField, readAhead: Int = 0) -> ColumnStream {
        ColumnStream(field, logs(of: field.id), in: store, readAhead: readAhead)
    }
}
