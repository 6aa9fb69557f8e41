/// Bytes under keys in one bucket: the contract that S3, a local directory and memory fulfil alike.
///
/// Implementers make one attempt per call; retry is a decorator (``RetryingStore``) above them. Every call may be
/// cancelled; it then throws `.cancelled`. PUT, copy and complete are atomic: a reader sees the old object or the
/// whole new one.
package protocol ObjectStore: Sendable {
    var location: StoreLocation { get }
    var capabilities: StoreCapabilities { get }

    /// - Throws: `.notFound` when there is no such object.
    func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata

    func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent

    /// One request; `body.length` at most ``StoreCapabilities/singleRequestLimit``.
    func put(_ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions) async throws(ObjectStoreError)
        -> ObjectMetadata

    /// One server-side copy request; `source.size` at most ``StoreCapabilities/singleRequestLimit``.
    func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata

    /// One page. `continuation` comes from the page before, nil asks for the first.
    func listPage(_ prefix: String, _ options: ListOptions, continuation: String?) async throws(ObjectStoreError)
        -> ObjectListPage

    /// Deletes up to 1000 keys. Keys that don't exist are no failure.
    func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure]

    /// The store is asked to keep `checksum` of the whole object; one that can't ignores it or refuses
    /// (`.invalidRequest`, `.notSupported`).
    func createMultipartUpload(_ key: ObjectKey, checksum: ChecksumAlgorithm?) async throws(ObjectStoreError)
        -> MultipartUpload

    /// To an upload that was begun without a checksum: a stream's isn't known before its end.
    func uploadPart(_ number: Int, of upload: MultipartUpload, _ body: ObjectBody) async throws(ObjectStoreError)
        -> UploadedPart

    /// Copies `range` of the source as one part.
    func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart

    func completeMultipartUpload(_ upload: MultipartUpload, _ parts: [UploadedPart]) async throws(ObjectStoreError)
        -> ObjectMetadata

    /// No error when the upload is gone already.
    func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError)

    /// The parts that an open upload has so far, in ascending order.
    ///
    /// - Throws: `.notFound` when the upload was completed or aborted.
    func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart]

    /// All open uploads under a prefix.
    func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload]
}
