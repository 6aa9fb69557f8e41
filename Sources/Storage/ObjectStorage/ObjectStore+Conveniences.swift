internal import Basics

extension ObjectStore {
    /// The whole object, at most `limit` bytes.
    package func read(_ key: ObjectKey, upTo limit: Int = 1 << 30) async throws(ObjectStoreError) -> [UInt8] {
        let content = try await get(key, GetOptions())
        guard content.length <= limit else {
            // Said before a byte of it is held.
            throw ObjectStoreError(
                .damaged, operation: "read", subject: "\(location)/\(key)",
                reason: "it has \(content.length) bytes, and \(limit) is more than such an object ever needs")
        }
        do {
            return try await content.body.collect(upTo: limit)
        } catch let error as ObjectStoreError {
            throw error
        } catch {
            throw ObjectStoreError(
                .other, operation: "read", subject: "\(location)/\(key)", reason: "\(error)", isRetryable: true)
        }
    }

    /// Whether the object is there.
    package func exists(_ key: ObjectKey) async throws(ObjectStoreError) -> Bool {
        do {
            _ = try await head(key)
            return true
        } catch {
            guard error.code == .notFound else { throw error }
            return false
        }
    }

    package func put(_ key: ObjectKey, _ bytes: [UInt8]) async throws(ObjectStoreError) -> ObjectMetadata {
        try await put(key, .bytes(bytes), PutOptions())
    }

    /// Writes an object unless there is one: in one step where the store knows conditional writes, else plainly.
    ///
    /// What is there with the same bytes counts as ours, since something between us and the store may have sent the
    /// request twice: so the bytes should hold something that only we can have written. Nil when another's is there.
    package func create(
        _ key: ObjectKey, _ bytes: [UInt8], contentType: String? = nil
    ) async throws(ObjectStoreError) -> ObjectMetadata? {
        do {
            let options = PutOptions(onlyIfAbsent: capabilities.conditionalPut, contentType: contentType)
            return try await put(key, .bytes(bytes), options)
        } catch {
            switch error.code {
            case .notSupported: return try await put(key, .bytes(bytes), PutOptions(contentType: contentType))
            case .alreadyExists, .preconditionFailed: return try await metadata(of: key, holding: bytes)
            default: throw error
            }
        }
    }

    /// Nil when something else is there, or nothing any more.
    private func metadata(
        of key: ObjectKey, holding bytes: [UInt8]
    ) async throws(ObjectStoreError) -> ObjectMetadata? {
        do {
            let found = try await head(key)
            guard found.size == bytes.count, try await read(key, upTo: bytes.count) == bytes else { return nil }
            return found
        } catch {
            guard error.code == .notFound || error.code == .damaged else { throw error }
            return nil
        }
    }

    /// Tries out whether a conditional write is kept from an object that is there with these very bytes: some stores
    /// ignore the condition, some know none.
    package func refusesToReplace(_ key: ObjectKey, _ bytes: [UInt8]) async throws(ObjectStoreError) -> Bool {
        guard capabilities.conditionalPut else { return false }
        do {
            _ = try await put(key, .bytes(bytes), PutOptions(onlyIfAbsent: true))
            return false
        } catch {
            switch error.code {
            case .alreadyExists, .preconditionFailed: return true
            case .notSupported: return false
            default: throw error
            }
        }
    }

    package func createMultipartUpload(_ key: ObjectKey) async throws(ObjectStoreError) -> MultipartUpload {
        try await createMultipartUpload(key, checksum: nil)
    }

    /// Every object under a prefix, page by page; `visit` sees each page as it comes.
    package func list(
        _ prefix: String, _ options: ListOptions = ListOptions(),
        _ visit: (ObjectListPage) async throws(ObjectStoreError) -> Void
    ) async throws(ObjectStoreError) {
        var continuation: String?
        repeat {
            let page = try await listPage(prefix, options, continuation: continuation)
            try await visit(page)
            continuation = page.continuation
        } while continuation != nil
    }

    /// Deletes every object under a prefix, page by page.
    ///
    /// - Returns: the first key that could not be deleted.
    package func deleteAll(under prefix: String) async throws(ObjectStoreError) -> DeleteFailure? {
        var failure: DeleteFailure?
        try await list(prefix) { page throws(ObjectStoreError) in
            guard !page.objects.isEmpty else { return }
            let failures = try await delete(page.objects.map(\.key))
            failure = failure ?? failures.first
        }
        return failure
    }

    /// All objects under a prefix in memory: for prefixes known to be small (a segment, a backup's meta).
    package func listAll(_ prefix: String) async throws(ObjectStoreError) -> [ObjectMetadata] {
        var objects: [ObjectMetadata] = []
        try await list(prefix) { page in objects += page.objects }
        return objects
    }
}
