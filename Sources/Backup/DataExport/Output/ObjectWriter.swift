package import ObjectStorage

/// Writes one object piece by piece: in parts where it is long, in one request where it isn't. It is there once
/// ``finish()`` has returned.
package struct ObjectWriter: Sendable {
    /// The first parts are small, as most files are; ten thousand of them shall hold the longest.
    private static let firstPart = 16 << 20
    private static let laterPart = 128 << 20
    private static let fewParts = 256

    package let key: ObjectKey
    private let store: any ObjectStore
    private var waiting: [UInt8] = []
    private var upload: MultipartUpload?
    private var parts: [UploadedPart] = []
    /// Bytes that were taken.
    package private(set) var size: Int64 = 0

    package init(_ key: ObjectKey, in store: any ObjectStore) {
        self.key = key
        self.store = store
    }

    private var partSize: Int { parts.count < Self.fewParts ? Self.firstPart : Self.laterPart }

    package mutating func write(_ bytes: [UInt8]) async throws(ObjectStoreError) {
        waiting += bytes
        size += Int64(bytes.count)
        if waiting.count >= partSize { try await sendPart() }
    }

    package mutating func finish() async throws(ObjectStoreError) -> WrittenFile {
        if let upload {
            if !waiting.isEmpty { try await sendPart() }
            _ = try await store.completeMultipartUpload(upload, parts)
            self.upload = nil
        } else {
            _ = try await store.put(key, waiting)
        }
        waiting = []
        return WrittenFile(key: key, bytes: size)
    }

    /// Takes an upload back. Nobody waits for it: what fails here is found as an open upload later.
    package mutating func discard() async {
        waiting = []
        guard let upload else { return }
        try? await store.abortMultipartUpload(upload)
        self.upload = nil
    }

    private mutating func sendPart() async throws(ObjectStoreError) {
        let upload = try await open()
        let body = ObjectBody.bytes(waiting)
        waiting = []
        parts.append(try await store.uploadPart(parts.count + 1, of: upload, body))
    }

    private mutating func open() async throws(ObjectStoreError) -> MultipartUpload {
        if let upload { return upload }
        let begun = try await store.createMultipartUpload(key)
        upload = begun
        return begun
    }
}
