internal import BackupFormat
internal import ObjectStorage

/// Multipart uploads below a backup that nobody will complete: invisible, but paid for.
struct OpenUploads {
    let store: any ObjectStore
    let layout: BackupLayout

    func abort() async throws(ObjectStoreError) {
        for upload in try await store.listMultipartUploads(layout.prefix) {
            try await store.abortMultipartUpload(upload)
        }
    }
}
