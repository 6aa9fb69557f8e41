/// Counts every attempt that reaches the store. Belongs below ``RetryingStore``, so that retries are counted too.
package struct MeteredStore: ObjectStore {
    private let store: any ObjectStore
    private let meter: RequestMeter

    package init(_ store: any ObjectStore, _ meter: RequestMeter) {
        self.store = store
        self.meter = meter
    }

    package var location: StoreLocation { store.location }
    package var capabilities: StoreCapabilities { store.capabilities }

    package func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        meter.add()
        return try await store.head(key)
    }

    package func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        meter.add()
        return try await store.get(key, options)
    }

    package func put(_ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions) async throws(ObjectStoreError)
        -> ObjectMetadata
    {
        meter.add()
        return try await store.put(key, body, options)
    }

    package func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        meter.add()
        return try await store.copy(source, to: key)
    }

    package func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        meter.add()
        return try await store.listPage(prefix, options, continuation: continuation)
    }

    package func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        meter.add()
        return try await store.delete(keys)
    }

    package func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        meter.add()
        return try await store.createMultipartUpload(key, checksum: checksum)
    }

    package func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        meter.add()
        return try await store.uploadPart(number, of: upload, body)
    }

    package func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        meter.add()
        return try await store.copyPart(number, of: upload, from: source, range: range)
    }

    package func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        meter.add()
        return try await store.completeMultipartUpload(upload, parts)
    }

    package func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        meter.add()
        try await store.abortMultipartUpload(upload)
    }

    package func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        meter.add()
        return try await store.listParts(upload)
    }

    package func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        meter.add()
        return try await store.listMultipartUploads(prefix)
    }
}
