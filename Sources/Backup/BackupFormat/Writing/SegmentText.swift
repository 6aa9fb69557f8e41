internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Writes ``SegmentBackup`` as its `json` would, logs byte by byte: there are a million of them.
package struct SegmentText {
    /// A JSON string that isn't closed yet.
    private let root: [UInt8]
    private(set) var bytes: [UInt8] = []

    package init(_ layout: MilvusLayout) {
        var root: [UInt8] = []
        root.append(json: layout.root, .go)
        self.root = root.dropLast()
    }

    /// - Parameters:
    ///   - segment: without logs.
    ///   - insert: in any order; they are put in that of their fields and ids.
    ///   - delta: the same.
    package mutating func write(_ segment: SegmentBackup, insert: [ManifestLog], delta: [ManifestLog]) {
        var segment = segment
        segment.insertLogs = insert.isEmpty ? [] : [Self.gap]
        segment.deltaLogs = delta.isEmpty ? [] : [Self.gap]
        let template = ManifestTemplate(segment.json, standIn: Self.gap.json)
        bytes.removeAll(keepingCapacity: true)
        var gaps = [(LogKind.insert, insert), (.delta, delta)].filter { !$0.1.isEmpty }[...]
        for piece in template.pieces {
            bytes += piece
            if let (kind, logs) = gaps.popFirst() { writeFields(logs, kind, segment) }
        }
    }

    private static let gap = FieldBinlog(binlogs: [], extra: ["gap": true])

    private mutating func writeFields(_ logs: [ManifestLog], _ kind: LogKind, _ segment: SegmentBackup) {
        let sorted = logs.sorted { ($0.field, $0.log) < ($1.field, $1.log) }
        var previous: FieldID?
        for log in sorted {
            if log.field == previous {
                bytes.append(text: ",")
            } else {
                bytes.append(text: previous == nil ? "{" : "]},{")
                if log.field.rawValue != 0 {
                    bytes.append(text: "\"fieldID\":")
                    bytes.append(decimal: log.field.rawValue)
                    bytes.append(text: ",")
                }
                bytes.append(text: "\"binlogs\":[")
                previous = log.field
            }
            write(log, kind, segment)
        }
        bytes.append(text: "]}")
    }

    private mutating func write(_ log: ManifestLog, _ kind: LogKind, _ segment: SegmentBackup) {
        bytes.append(text: "{\"log_path\":")
        let object = LogObject(
            kind: kind,
            location: SegmentLocation(
                collection: segment.collection, partition: segment.partition, segment: segment.id),
            field: log.field, log: log.log)
        bytes += root
        MilvusLayout.appendRelative(object, to: &bytes)
        bytes.append(text: "\",\"log_size\":")
        bytes.append(decimal: log.size)
        if log.log.rawValue != 0 {
            bytes.append(text: ",\"log_id\":")
            bytes.append(decimal: log.log.rawValue)
        }
        bytes.append(text: "}")
    }
}
