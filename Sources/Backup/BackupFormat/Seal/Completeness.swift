/// Whether every collection that was asked for is in the backup.
package enum Completeness: String, Sendable, Hashable, CaseIterable {
    case complete
    /// Some collections failed; those that didn't are whole.
    case partial
}
