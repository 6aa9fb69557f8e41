/// One segment of a collection, and which rows are in it.
struct DoubleSegment: Sendable {
    /// As `SegmentState` numbers them.
    enum State: Int32, Sendable {
        case growing = 2
        case flushed = 4
        case flushing = 5
        case dropped = 6
    }

    var id: Int64
    var partition: Int64
    var keys: [Int64]
    var deleted: Set<Int64> = []
    var state = State.flushed
    /// Object keys.
    var files: [String] = []
    var logsPerField = 1
    /// Makes the files of the other fields longer.
    var padding = ""

    var isVisible: Bool { state != .dropped }
    var liveKeys: [Int64] { keys.filter { !deleted.contains($0) } }
}
