internal import BackupFormat
internal import ObjectStorage

/// Multipart uploads below a backup that an interrupted run left: invisible, but paid for.
struct OpenUploads {
    let store: any ObjectStore
    let layout: BackupLayout

    /// Those of data, one for each key; all others are aborted.
    func toContinue() async throws(ObjectStoreError) -> [ObjectKey: MultipartUpload] {
        var kept: [ObjectKey: MultipartUpload] = [:]
        for upload in try await store.listMultipartUploads(layout.prefix) {
            guard layout.parse(upload.key) != nil, kept[upload.key] == nil else {
                try await store.abortMultipartUpload(upload)
                continue
            }
            kept[upload.key] = upload
        }
        return kept
    }

    func abort() async throws(ObjectStoreError) {
        for upload in try await store.listMultipartUploads(layout.prefix) {
            try await store.abortMultipartUpload(upload)
        }
    }
}
