internal import Basics
internal import Hashing
internal import ObjectStorage
internal import Zstandard

/// Writes one meta object piece by piece: hashed as it passes, about one part of it in memory at a time.
///
/// Bytes may come from several tasks; their order is that of the calls. End it with ``finish()`` or ``abort()``.
actor MetaUpload {
    private let store: any ObjectStore
    private let key: ObjectKey
    private let path: String
    private let partSize: Int
    private let contentType: String?
    /// Nil: bytes are stored as they come.
    private var compressor: ZstdCompressor?
    private var hash: IncrementalHash? = IncrementalHash(.sha256)
    private var size: Int64 = 0
    /// Not uploaded yet.
    private var pending: [UInt8] = []
    private var upload: MultipartUpload?
    private var parts: [UploadedPart] = []
    private var isUploading = false
    /// Bytes of a part that failed are gone: the object must not appear.
    private var failure: BackupFormatError?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// An object that stays smaller than `partSize` bytes is written with one request.
    init(
        store: any ObjectStore, layout: BackupLayout, _ meta: MetaObject, partSize: Int, isCompressed: Bool = false,
        contentType: String? = nil
    ) {
        self.store = store
        self.partSize = max(partSize, Int(store.capabilities.minimumPartSize))
        self.contentType = contentType
        compressor = isCompressed ? ZstdCompressor() : nil
        key = layout.key(meta)
        path = meta.rawValue
    }

    /// Returns when there is room for more; waits while a part is on its way and the next one is full.
    func append(_ bytes: [UInt8]) async throws(BackupFormatError) {
        do {
            take(try compressor?.compress(bytes) ?? bytes)
        } catch {
            throw .unwritable(key, reason: "\(error)")
        }
        if pending.count >= partSize { try await uploadFullParts() }
    }

    /// Writes the rest and makes the object appear.
    ///
    /// - Returns: what the seal says of it.
    func finish() async throws(BackupFormatError) -> SealedObject {
        await waitForTurn()
        defer { endTurn() }
        if let failure { throw failure }
        do { take(try compressor?.finish() ?? []) } catch { throw .unwritable(key, reason: "\(error)") }
        do {
            if let upload {
                try await uploadPart(pending, of: upload)
                _ = try await store.completeMultipartUpload(upload, parts)
            } else {
                _ = try await store.put(key, .bytes(pending), PutOptions(contentType: contentType))
            }
        } catch {
            throw .store(error)
        }
        pending = []
        return SealedObject(path: path, size: size, sha256: hash.take()?.finish().hex ?? "")
    }

    /// Gives up what was uploaded. Errors don't matter: the deletion of the backup looks for open uploads again.
    func abort() async {
        await waitForTurn()
        defer { endTurn() }
        if let upload { try? await store.abortMultipartUpload(upload) }
        upload = nil
        pending = []
    }

    private func take(_ bytes: [UInt8]) {
        hash?.update(bytes)
        size += Int64(bytes.count)
        pending += bytes
    }

    private func uploadFullParts() async throws(BackupFormatError) {
        await waitForTurn()
        defer { endTurn() }
        if let failure { throw failure }
        while pending.count > partSize {
            let part = Array(pending.prefix(partSize))
            pending.removeFirst(partSize)
            do {
                try await uploadPart(part, of: try await openUpload())
            } catch {
                failure = .store(error)
                throw .store(error)
            }
        }
    }

    private func openUpload() async throws(ObjectStoreError) -> MultipartUpload {
        if let upload { return upload }
        let opened = try await store.createMultipartUpload(key)
        upload = opened
        return opened
    }

    private func uploadPart(_ bytes: [UInt8], of upload: MultipartUpload) async throws(ObjectStoreError) {
        parts.append(try await store.uploadPart(parts.count + 1, of: upload, .bytes(bytes)))
    }

    // One upload at a time: parts are numbered in the order of their bytes.

    private func waitForTurn() async {
        while isUploading {
            await withCheckedContinuation { waiting.append($0) }
        }
        isUploading = true
    }

    private func endTurn() {
        isUploading = false
        let resumed = waiting
        waiting = []
        for continuation in resumed { continuation.resume() }
    }
}
