internal import BackupFormat
internal import Basics

/// A segment as the manifest names it, and where its logs lie in their runs.
struct SegmentLine: Sendable {
    /// Lines that lie together.
    struct Stretch: Sendable {
        var place = PlanRun.Place(extent: 0, offset: 0, line: 0)
        var count = 0

        fileprivate var json: JSONValue {
            .array([place.extent, place.offset, place.line, count].map { JSONValue($0) })
        }

        fileprivate init?(_ json: JSONValue?) {
            guard let numbers = json?.array?.compactMap(\.int64), numbers.count == 4 else { return nil }
            place = PlanRun.Place(extent: Int(numbers[0]), offset: Int(numbers[1]), line: Int(numbers[2]))
            count = Int(numbers[3])
        }

        init() {}
    }

    /// Without logs.
    var segment: SegmentBackup
    var insert = Stretch()
    var delta = Stretch()

    init(_ segment: SegmentBackup, insert: Stretch, delta: Stretch) {
        self.segment = segment
        self.insert = insert
        self.delta = delta
    }

    init?(line: ArraySlice<UInt8>) {
        guard let parts = (try? JSONValue(parsing: Array(line)))?.array, parts.count == 3,
            let segment = try? SegmentBackup(json: parts[0]), let insert = Stretch(parts[1]),
            let delta = Stretch(parts[2])
        else { return nil }
        self.init(segment, insert: insert, delta: delta)
    }

    var bytes: [UInt8] { JSONValue.array([segment.json, insert.json, delta.json]).encoded() }
}
