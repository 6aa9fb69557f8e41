internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel

/// Whether a log is the one that its key names. Pure.
enum LogHeads {
    /// What the head says otherwise than the key, to follow "says that it"; nil where they agree, and for packed files,
    /// which have no head.
    static func difference(_ open: OpenLog, type: DataType?) -> String? {
        guard let head = open.head?.descriptor else { return nil }
        let (log, place) = (open.log.object, open.log.object.location)
        let field = log.kind == .delta ? FieldID(rawValue: -1) : log.field
        // Level zero: nothing tells which partition its writer notes.
        let isElsewhere = log.kind == .insert && head.partition != place.partition
        if head.collection != place.collection || head.segment != place.segment || isElsewhere || head.field != field {
            let owner = "collection \(head.collection), partition \(head.partition), segment \(head.segment)"
            return "belongs to field \(head.field) of \(owner)"
        }
        if let type, head.payloadType != type { return "holds \(head.payloadType) values, and not \(type)" }
        let kind: BinlogEvent.Kind = log.kind == .delta ? .delete : .insert
        let isOther = open.parts.contains { $0.event.map { $0.kind != kind } ?? false }
        return isOther ? "holds other events than the rows of \(log.kind.rawValue)" : nil
    }

    /// The range of an index file, where its head says otherwise than its key.
    static func difference(_ head: BinlogHead, of file: IndexFileObject) -> String? {
        let found = head.descriptor
        if found.partition != file.partition || found.segment != file.segment {
            return "belongs to segment \(found.segment) of partition \(found.partition)"
        }
        if let build = head.extras.indexBuildID, build != file.build.rawValue { return "belongs to build \(build)" }
        return nil
    }

    /// The rows' timestamps as the heads of log and events have them: what both say.
    static func timestamps(_ open: OpenLog) -> ClosedRange<HybridTimestamp>? {
        let ranges =
            [open.head?.descriptor.timestamps] + (open.parts.count == 1 ? open.parts.map { $0.event?.timestamps } : [])
        return ranges.compactMap { $0 }.reduce(nil) { known, range in
            guard let known else { return range }
            let (low, high) = (max(known.lowerBound, range.lowerBound), min(known.upperBound, range.upperBound))
            // They have nothing in common: then no row lies in both, and none has the last timestamp that there is.
            let never = HybridTimestamp(rawValue: .max)
            return low <= high ? low...high : never...never
        }
    }
}
