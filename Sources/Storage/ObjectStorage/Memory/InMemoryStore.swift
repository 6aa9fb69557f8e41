internal import Basics

/// A bucket in memory that keeps S3's promises: for tests, and as the contract's plainest reading.
package struct InMemoryStore: ObjectStore {
    package let location: StoreLocation
    package let capabilities: StoreCapabilities
    let server: InMemoryServer

    /// Made by ``InMemoryServer/store(bucket:capabilities:)``.
    init(server: InMemoryServer, bucket: String, capabilities: StoreCapabilities) {
        self.server = server
        self.capabilities = capabilities
        location = StoreLocation(endpoint: server.endpoint, bucket: bucket)
    }

    package func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try perform("head") { bucket throws(ObjectStoreError) in
            guard let metadata = bucket.metadata(of: key) else {
                throw .notFound(operation: "head", subject: subject(key))
            }
            return metadata
        }
    }

    package func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        let (object, metadata) = try perform("read") { bucket throws(ObjectStoreError) in
            try pinned(key, ifMatch: options.ifMatch, operation: "read", in: bucket)
        }
        let range = try options.resolvedRange(size: metadata.size, operation: "read", subject: subject(key))
        let pieces = stride(from: range.lowerBound, to: range.upperBound, by: Int64.Stride(Self.pieceSize)).map {
            start in
            Array(object.bytes[Int(start)..<Int(min(start + Self.pieceSize, range.upperBound))])
        }
        return ObjectContent(metadata: metadata, length: Int64(range.count), body: ByteStream(pieces))
    }

    package func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        let object = try await receive(body, operation: "write", key)
        return try perform("write") { bucket throws(ObjectStoreError) in
            guard !options.onlyIfAbsent || bucket.metadata(of: key) == nil else {
                throw .alreadyExists(operation: "write", subject: subject(key))
            }
            return store(object, for: key, in: &bucket)
        }
    }

    package func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        var (object, _) = try perform("copy", in: source.bucket) { bucket throws(ObjectStoreError) in
            try pinned(source.key, ifMatch: source.ifMatch, operation: "copy", in: bucket)
        }
        object.modified = server.now()
        if let algorithm = source.checksum { object.checksum = ObjectChecksum(algorithm, of: object.bytes) }
        return try perform("copy") { bucket in store(object, for: key, in: &bucket) }
    }

    package func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        try perform("delete") { bucket in
            for key in keys { bucket.remove(key) }
            return []
        }
    }

    package func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        try perform("list") { bucket in
            var page = ListPageBuilder(prefix: prefix, options: options, continuation: continuation)
            for key in bucket.keysInOrder() {
                guard page.offer(key, metadata: { bucket.metadata(of: key) }) else { break }
            }
            return page.finish()
        }
    }

    private static let pieceSize: Int64 = 1 << 20
}

extension InMemoryStore {
    func subject(_ key: ObjectKey) -> String {
        "\(location)/\(key)"
    }

    func perform<Result: Sendable>(
        _ operation: String, in bucket: String? = nil,
        _ body: (inout InMemoryBucket) throws(ObjectStoreError) -> Result
    ) throws(ObjectStoreError) -> Result {
        guard !Task.isCancelled else { throw .cancelled(operation: operation, subject: "\(location)") }
        return try server.withBucket(bucket ?? location.bucket, operation: operation, body)
    }

    func pinned(
        _ key: ObjectKey, ifMatch: ETag?, operation: String, in bucket: InMemoryBucket
    ) throws(ObjectStoreError) -> (InMemoryBucket.Object, ObjectMetadata) {
        guard let object = bucket.objects[key], let metadata = bucket.metadata(of: key) else {
            throw .notFound(operation: operation, subject: subject(key))
        }
        if let ifMatch, ifMatch != object.etag {
            throw .changed(operation: operation, subject: subject(key), expected: ifMatch, found: object.etag)
        }
        return (object, metadata)
    }

    func receive(
        _ body: ObjectBody, operation: String, _ key: ObjectKey
    ) async throws(ObjectStoreError) -> InMemoryBucket.Object {
        let bytes: [UInt8]
        do {
            bytes = try await body.open().collect(upTo: Int(body.length))
        } catch is ByteStreamOverflow {
            throw .wrongLength(operation: operation, subject: subject(key), expected: body.length, got: body.length + 1)
        } catch {
            throw .wrapping(error, operation: operation, subject: subject(key))
        }
        guard bytes.count == body.length else {
            throw .wrongLength(
                operation: operation, subject: subject(key), expected: body.length, got: Int64(bytes.count))
        }
        return InMemoryBucket.Object(bytes: bytes, etag: .md5(of: bytes), modified: server.now())
    }

    func store(
        _ object: InMemoryBucket.Object, for key: ObjectKey, in bucket: inout InMemoryBucket
    ) -> ObjectMetadata {
        bucket.set(object, for: key)
        return ObjectMetadata(
            key: key, size: Int64(object.bytes.count), etag: object.etag, lastModified: object.modified,
            checksum: object.checksum)
    }
}
