internal import BackupFormat
internal import MilvusModel
internal import Transfers

/// One object on its way into a backup, with what the manifest will say of it.
struct CopyItem: Sendable {
    var collection: CollectionReference
    var collectionID: CollectionID
    var object: DataObject
    var transfer: TransferItem
}
