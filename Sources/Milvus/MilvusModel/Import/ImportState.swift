/// Where a bulk import is. Servers pass through different ones; the first and last are common.
package enum ImportState: Hashable, Sendable {
    case pending
    case running
    /// 2.2 and 2.3: the rows are written, the segments not visible yet.
    case persisted
    case completed
    case failed

    /// No further change is to come.
    package var isFinal: Bool { self == .completed || self == .failed }
}
