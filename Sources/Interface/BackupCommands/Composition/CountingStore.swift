internal import ObjectStorage

/// Counts requests; below ``RetryingStore``, so that every attempt counts.
struct CountingStore: ObjectStore {
    let base: any ObjectStore
    let counter: RequestCounter

    var location: StoreLocation { base.location }
    var capabilities: StoreCapabilities { base.capabilities }

    func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        counter.add()
        return try await base.head(key)
    }

    func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        counter.add()
        return try await base.get(key, options)
    }

    func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        counter.add()
        return try await base.put(key, body, options)
    }

    func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        counter.add()
        return try await base.copy(source, to: key)
    }

    func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        counter.add()
        return try await base.listPage(prefix, options, continuation: continuation)
    }

    func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        counter.add()
        return try await base.delete(keys)
    }
}

extension CountingStore {
    func createMultipartUpload(_ key: ObjectKey) async throws(ObjectStoreError) -> MultipartUpload {
        counter.add()
        return try await base.createMultipartUpload(key)
    }

    func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        counter.add()
        return try await base.uploadPart(number, of: upload, body)
    }

    func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        counter.add()
        return try await base.copyPart(number, of: upload, from: source, range: range)
    }

    func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        counter.add()
        return try await base.completeMultipartUpload(upload, parts)
    }

    func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        counter.add()
        try await base.abortMultipartUpload(upload)
    }

    func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        counter.add()
        return try await base.listMultipartUploads(prefix)
    }
}
