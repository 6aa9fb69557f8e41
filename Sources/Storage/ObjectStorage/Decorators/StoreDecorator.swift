/// A store that does something around every request to another one, and leaves the request itself as it is.
package protocol StoreDecorator: ObjectStore {
    var base: any ObjectStore { get }

    /// Sends one request by calling `send` once, or refuses to.
    func around<Value: Sendable>(
        _ send: () async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value
}

extension StoreDecorator {
    package var location: StoreLocation { base.location }
    package var capabilities: StoreCapabilities { base.capabilities }

    package func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await around { () throws(ObjectStoreError) in try await base.head(key) }
    }

    package func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        try await around { () throws(ObjectStoreError) in try await base.get(key, options) }
    }

    package func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await around { () throws(ObjectStoreError) in try await base.put(key, body, options) }
    }

    package func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        try await around { () throws(ObjectStoreError) in try await base.copy(source, to: key) }
    }

    package func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        try await around { () throws(ObjectStoreError) in
            try await base.listPage(prefix, options, continuation: continuation)
        }
    }

    package func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        try await around { () throws(ObjectStoreError) in try await base.delete(keys) }
    }
}

extension StoreDecorator {
    package func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        try await around { () throws(ObjectStoreError) in
            try await base.createMultipartUpload(key, checksum: checksum)
        }
    }

    package func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await around { () throws(ObjectStoreError) in try await base.uploadPart(number, of: upload, body) }
    }

    package func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await around { () throws(ObjectStoreError) in
            try await base.copyPart(number, of: upload, from: source, range: range)
        }
    }

    package func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await around { () throws(ObjectStoreError) in try await base.completeMultipartUpload(upload, parts) }
    }

    package func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        try await around { () throws(ObjectStoreError) in try await base.abortMultipartUpload(upload) }
    }

    package func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        try await around { () throws(ObjectStoreError) in try await base.listParts(upload) }
    }

    package func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        try await around { () throws(ObjectStoreError) in try await base.listMultipartUploads(prefix) }
    }
}
