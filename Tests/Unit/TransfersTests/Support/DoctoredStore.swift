import Basics
import ObjectStorage
import Synchronization

/// A store that does as its base, but for what a test doctors.
final class DoctoredStore: ObjectStore {
    struct Doctoring: Sendable {
        /// Thrown instead of doing it; nil lets it pass. The name is that of the contract's method.
        var refuse: @Sendable (_ method: String) -> ObjectStoreError? = { _ in nil }
        /// Thrown when a copy asks for a checksum.
        var refuseChecksums: ObjectStoreError?
        /// The ETags of answers to writes.
        var etag: @Sendable (ETag?) -> ETag? = { $0 }
        /// Changes the bytes of the nth body that is read.
        var read: @Sendable (_ number: Int, [UInt8]) -> [UInt8] = { $1 }
        /// What happens before the nth call of a method.
        var before: @Sendable (_ method: String, _ number: Int) async -> Void = { _, _ in }
        var lastModified: WallTime?
        var givesChecksums = false
    }

    let base: any ObjectStore
    let doctoring: Doctoring
    private let counts = Mutex<[String: Int]>([:])

    init(_ base: any ObjectStore, _ doctoring: Doctoring) {
        self.base = base
        self.doctoring = doctoring
    }

    var calls: [String: Int] { counts.withLock { $0 } }
    var location: StoreLocation { base.location }
    var capabilities: StoreCapabilities { base.capabilities }

    @discardableResult
    private func enter(_ method: String) async throws(ObjectStoreError) -> Int {
        let number = counts.withLock { counts in
            counts[method, default: 0] += 1
            return counts[method, default: 0]
        }
        await doctoring.before(method, number)
        if let error = doctoring.refuse(method) { throw error }
        return number
    }

    private func doctored(_ metadata: ObjectMetadata) -> ObjectMetadata {
        var metadata = metadata
        metadata.etag = doctoring.etag(metadata.etag)
        return metadata
    }

    func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await enter("head")
        var metadata = try await base.head(key)
        metadata.lastModified = doctoring.lastModified ?? metadata.lastModified
        return metadata
    }

    func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        let number = try await enter("get")
        var content = try await base.get(key, options)
        let body = content.body
        content.body = ByteStream { [doctoring] in try await body.next().map { doctoring.read(number, $0) } }
        return content
    }

    func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await enter("put")
        var answer = doctored(try await base.put(key, body, options))
        if doctoring.givesChecksums { answer.checksum = ObjectChecksum(.crc64nvme, of: try await base.read(key)) }
        return answer
    }

    func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await enter("copy")
        if let error = doctoring.refuseChecksums, source.checksum != nil { throw error }
        return doctored(try await base.copy(source, to: key))
    }

    func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        try await base.listPage(prefix, options, continuation: continuation)
    }

    func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        try await base.delete(keys)
    }

    func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        try await enter("begin")
        return try await base.createMultipartUpload(key, checksum: checksum)
    }

    func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await enter("uploadPart")
        return try await base.uploadPart(number, of: upload, body)
    }

    func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await enter("copyPart")
        return try await base.copyPart(number, of: upload, from: source, range: range)
    }

    func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await enter("complete")
        return doctored(try await base.completeMultipartUpload(upload, parts))
    }

    func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        try await base.abortMultipartUpload(upload)
    }

    func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        try await enter("listParts")
        return try await base.listParts(upload)
    }

    func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        try await base.listMultipartUploads(prefix)
    }
}

extension ObjectStoreError {
    static func refusal(_ code: Code, _ reason: String) -> ObjectStoreError {
        ObjectStoreError(code, operation: "copy", subject: "k", reason: reason)
    }
}
