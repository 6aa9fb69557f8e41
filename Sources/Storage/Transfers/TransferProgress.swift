/// A snapshot of ``TransferCounters``.
package struct TransferProgress: Sendable, Equatable {
    /// Objects that arrived.
    package var objects = 0
    package var failedObjects = 0
    /// Bytes that arrived, those of finished parts of unfinished objects included.
    package var bytes: Int64 = 0
    package var objectsByMethod: [TransferMethod: Int] = [:]

    package init() {}
}
