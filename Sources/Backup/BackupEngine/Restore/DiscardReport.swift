package import MilvusModel

/// What taking interrupted restores back did.
package struct DiscardReport: Sendable {
    package var backup: String
    /// Open restores that were found.
    package var restores = 0
    /// Half-filled collections that were dropped.
    package var dropped: [CollectionReference] = []
    /// Their rows are all in, indexes or aliases may be missing.
    package var kept: [CollectionReference] = []
    package var findings: [Finding] = []

    package init(backup: String) {
        self.backup = backup
    }
}
