/// A snapshot of ``PrefixCopyCounters``.
package struct PrefixCopyProgress: Sendable, Equatable {
    /// Found so far to be missing or different at the destination; grows while the listing goes on.
    package var planned = ObjectTally()
    /// Arrived.
    package var copied = ObjectTally()
    /// There already.
    package var skipped = ObjectTally()
    package var failed = ObjectTally()

    package init() {}
}
