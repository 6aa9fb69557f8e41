/// Where a segment is in its life.
package enum SegmentState: Int32, Hashable, Sendable, Codable {
    case none = 0
    case notExist = 1
    case growing = 2
    case sealed = 3
    case flushed = 4
    case flushing = 5
    case dropped = 6
    case importing = 7
}
