internal import BackupFormat
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

extension CollectionSnapshot {
    /// Everything that has to be copied, from where Milvus has it to where the backup wants it.
    func copyItems(into layout: BackupLayout) -> [CopyItem] {
        segments.flatMap { segment in
            let logs = (segment.insert + segment.delta + segment.stats)
                .map { item(.log($0.log), $0.metadata, layout) }
            let files = segment.indexFiles.map { item(.indexFile($0.file), $0.metadata, layout) }
            return logs + files
        }
    }

    private func item(_ object: DataObject, _ metadata: ObjectMetadata, _ layout: BackupLayout) -> CopyItem {
        CopyItem(
            collection: reference, collectionID: description.id, object: object,
            transfer: TransferItem(
                source: metadata.key, destination: layout.key(of: object), size: metadata.size, etag: metadata.etag))
    }
}
