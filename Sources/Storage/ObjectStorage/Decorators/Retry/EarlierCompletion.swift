/// Settles a completion that was told "no such upload" on a later attempt: perhaps its own first attempt completed it.
struct EarlierCompletion {
    private let upload: MultipartUpload
    private let parts: [UploadedPart]
    private let store: any ObjectStore

    init(_ upload: MultipartUpload, _ parts: [UploadedPart], in store: any ObjectStore) {
        self.upload = upload
        self.parts = parts
        self.store = store
    }

    /// What is there, when it can only be our upload; else throws `refusal`.
    func metadata(orElse refusal: ObjectStoreError) async throws(ObjectStoreError) -> ObjectMetadata {
        let found: ObjectMetadata
        do throws(ObjectStoreError) {
            found = try await store.head(upload.key)
        } catch {
            throw error.code == .notFound ? refusal : error
        }
        guard found.size == parts.reduce(0, { $0 + $1.size }), mayBeOurs(found.etag) else { throw refusal }
        return found
    }

    /// S3 makes a multipart ETag of its parts' MD5s and their number; where both sides look like that, they must agree.
    private func mayBeOurs(_ etag: ETag?) -> Bool {
        guard let etag, etag.isMultipart else { return true }
        guard let expected = ETag.md5(ofParts: parts.map(\.etag)) else {
            return etag.value.hasSuffix("-\(parts.count)")
        }
        return etag == expected
    }
}
