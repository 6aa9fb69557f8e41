/// One object on its way into a backup.
struct CopyItem: Sendable, Equatable {
    var object: PlannedObject
    /// Number on the spool.
    var record: Int
    /// Index of its unit on the ``WorkBoard``.
    var unit: Int
}
