/// Settles a completion that failed: perhaps an earlier attempt, or the same one sent twice by a gateway, completed the
/// upload.
///
/// S3 then says NoSuchUpload; radosgw 16 says 500 "already in progress", and would say so for ever.
struct EarlierCompletion {
    private let upload: MultipartUpload
    private let parts: [UploadedPart]
    private let attempt: Int
    private let store: any ObjectStore

    init(_ upload: MultipartUpload, _ parts: [UploadedPart], attempt: Int, in store: any ObjectStore) {
        self.upload = upload
        self.parts = parts
        self.attempt = attempt
        self.store = store
    }

    /// What is there, when it can only be our upload; else throws `failure`.
    func metadata(orElse failure: ObjectStoreError) async throws(ObjectStoreError) -> ObjectMetadata {
        guard failure.code == .notFound || failure.isRetryable else { throw failure }
        let found: ObjectMetadata
        do throws(ObjectStoreError) {
            found = try await store.head(upload.key)
        } catch {
            throw error.code == .cancelled ? error : failure
        }
        guard found.size == parts.reduce(0, { $0 + $1.size }),
            isOurs(found.etag, uploadIsGone: failure.code == .notFound)
        else { throw failure }
        return found
    }

    /// S3 makes a multipart ETag of its parts' MD5s and their number; where both sides look like that, they must agree.
    /// Where they don't, only an upload that is gone after an attempt of ours leaves no other explanation.
    private func isOurs(_ etag: ETag?, uploadIsGone: Bool) -> Bool {
        guard let etag, etag.isMultipart, let expected = ETag.md5(ofParts: parts.map(\.etag)) else {
            return uploadIsGone && attempt > 1
        }
        return etag == expected
    }
}
