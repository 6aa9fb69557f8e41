import Basics
import ObjectStorage
import Synchronization

/// Counts requests, fails deletions and reads after a number of them, and forgets bits.
final class CountingStore: ObjectStore {
    private let base: any ObjectStore
    private let counts = Mutex((reads: 0, listings: 0, deletions: 0))
    private let deletionsBeforeFailure: Int
    private let readsBeforeFailure: Int
    /// Objects whose first byte comes out otherwise than it was written, size and ETag unchanged.
    private let rotten: Set<ObjectKey>
    /// Objects that listings show with another ETag.
    private let rewritten: Set<ObjectKey>
    private let isReadOnly: Bool
    /// Objects that listings don't show yet.
    private let late: Set<ObjectKey>
    /// Listings tell no ETags.
    private let hidesETags: Bool

    init(
        _ base: any ObjectStore, deletionsBeforeFailure: Int = .max, readsBeforeFailure: Int = .max,
        rotten: Set<ObjectKey> = [], rewritten: Set<ObjectKey> = [], hidesETags: Bool = false,
        isReadOnly: Bool = false, late: Set<ObjectKey> = []
    ) {
        self.late = late
        self.isReadOnly = isReadOnly
        self.rewritten = rewritten
        self.hidesETags = hidesETags
        self.base = base
        self.deletionsBeforeFailure = deletionsBeforeFailure
        self.readsBeforeFailure = readsBeforeFailure
        self.rotten = rotten
    }

    var reads: Int { counts.withLock { $0.reads } }
    var listings: Int { counts.withLock { $0.listings } }
    var deletions: Int { counts.withLock { $0.deletions } }
    var location: StoreLocation { base.location }
    var capabilities: StoreCapabilities { base.capabilities }

    func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata { try await base.head(key) }

    func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        let number = counts.withLock {
            $0.reads += 1
            return $0.reads
        }
        guard number <= readsBeforeFailure else {
            throw ObjectStoreError(.unavailable, operation: "read", subject: "\(key)", reason: "503")
        }
        var content = try await base.get(key, options)
        guard rotten.contains(key), var first = try? await content.body.next() else { return content }
        first[0] ^= 1
        content.body = ByteStream([first])
        return content
    }

    func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        guard !isReadOnly else {
            throw ObjectStoreError(.accessDenied, operation: "write", subject: "\(key)", reason: "403")
        }
        return try await base.put(key, body, options)
    }

    func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await base.copy(source, to: key)
    }

    func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        counts.withLock { $0.listings += 1 }
        var page = try await base.listPage(prefix, options, continuation: continuation)
        for index in page.objects.indices where rewritten.contains(page.objects[index].key) {
            page.objects[index].etag = ETag("another")
        }
        page.objects.removeAll { late.contains($0.key) }
        if hidesETags { for index in page.objects.indices { page.objects[index].etag = nil } }
        return page
    }

    func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        let number = counts.withLock {
            $0.deletions += 1
            return $0.deletions
        }
        guard number <= deletionsBeforeFailure else {
            throw ObjectStoreError(.unavailable, operation: "delete", subject: "keys", reason: "503")
        }
        return try await base.delete(keys)
    }

    func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        try await base.createMultipartUpload(key, checksum: checksum)
    }

    func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        try await base.listParts(upload)
    }

    func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await base.uploadPart(number, of: upload, body)
    }

    func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await base.copyPart(number, of: upload, from: source, range: range)
    }

    func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await base.completeMultipartUpload(upload, parts)
    }

    func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        try await base.abortMultipartUpload(upload)
    }

    func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        try await base.listMultipartUploads(prefix)
    }
}
