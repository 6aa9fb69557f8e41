internal import BackupFormat
internal import ObjectStorage
internal import Transfers

/// What became of the selected collections, and what the store said of each object that arrived.
struct CopiedCollections: Sendable {
    var outcomes: [CollectionOutcome]
    /// By destination key.
    var results: [ObjectKey: TransferResult]

    var snapshots: [CollectionSnapshot] { outcomes.compactMap(\.snapshot) }

    func items(into layout: BackupLayout) -> [CopyItem] {
        snapshots.flatMap { $0.copyItems(into: layout) }
    }
}
