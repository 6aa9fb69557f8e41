/// What a segment holds (2.4 and later; before, all are `legacy`).
package enum SegmentLevel: Int32, Hashable, Sendable, Codable {
    case legacy = 0
    /// Deletes only: delta logs that apply to all older segments of a channel.
    case l0 = 1
    case l1 = 2
    case l2 = 3
}
