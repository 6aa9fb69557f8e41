internal import Basics

extension InMemoryStore {
    package func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        let now = server.now()
        return try perform("begin upload of") { bucket in bucket.openUpload(of: key, at: now, checksum: checksum) }
    }

    package func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        let operation = "upload part \(number) of"
        let part = try await receive(body, operation: operation, upload.key)
        return try add(part, number, to: upload, operation: operation)
    }

    package func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        let operation = "copy part \(number) of"
        let (object, metadata) = try perform(operation, in: source.bucket) { bucket throws(ObjectStoreError) in
            try pinned(source.key, ifMatch: source.ifMatch, operation: operation, in: bucket)
        }
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= metadata.size else {
            throw ObjectStoreError(
                .invalidRange, operation: operation, subject: subject(upload.key),
                reason: "bytes \(range) were asked of a source of \(metadata.size) bytes")
        }
        let bytes = Array(object.bytes[Int(range.lowerBound)..<Int(range.upperBound)])
        let part = InMemoryBucket.Object(bytes: bytes, etag: .md5(of: bytes), modified: server.now())
        return try add(part, number, to: upload, operation: operation)
    }

    package func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        let operation = "complete upload of"
        let now = server.now()
        return try perform(operation) { bucket throws(ObjectStoreError) in
            let open = try openUpload(upload, operation: operation, in: bucket)
            let chosen = try choose(parts, from: open, operation: operation, key: upload.key)
            let bytes = chosen.flatMap(\.bytes)
            let etag = ETag.md5(ofParts: chosen.map(\.etag)) ?? .md5(of: bytes)
            let object = InMemoryBucket.Object(
                bytes: bytes, etag: etag, modified: now,
                checksum: ObjectChecksum(joining: chosen.compactMap(\.summary), count: chosen.count))
            bucket.closeUpload(upload.uploadID)
            return store(object, for: upload.key, in: &bucket)
        }
    }

    package func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        try perform("abort upload of") { bucket in bucket.closeUpload(upload.uploadID) }
    }

    package func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        try perform("list parts of") { bucket throws(ObjectStoreError) in
            let parts = try openUpload(upload, operation: "list parts of", in: bucket).parts
            return parts.map { $1.receipt($0) }.sorted { $0.number < $1.number }
        }
    }

    package func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        try perform("list uploads of") { bucket in bucket.openUploads(under: prefix) }
    }

    private func add(
        _ part: InMemoryBucket.Object, _ number: Int, to upload: MultipartUpload, operation: String
    ) throws(ObjectStoreError) -> UploadedPart {
        guard (1...capabilities.maximumParts).contains(number) else {
            throw invalid("part numbers are 1 to \(capabilities.maximumParts)", operation, upload.key)
        }
        return try perform(operation) { bucket throws(ObjectStoreError) in
            var part = part
            let open = try openUpload(upload, operation: operation, in: bucket)
            part.checksum = open.checksum.map { ObjectChecksum($0, of: part.bytes) }
            bucket.setPart(number, of: upload.uploadID, part)
            return part.receipt(number)
        }
    }

    private func openUpload(
        _ upload: MultipartUpload, operation: String, in bucket: InMemoryBucket
    ) throws(ObjectStoreError) -> InMemoryBucket.Upload {
        guard let open = bucket.upload(upload.uploadID), open.key == upload.key else {
            throw .unknownUpload(operation: operation, subject: subject(upload.key))
        }
        return open
    }

    private func choose(
        _ parts: [UploadedPart], from upload: InMemoryBucket.Upload, operation: String, key: ObjectKey
    ) throws(ObjectStoreError) -> [InMemoryBucket.Object] {
        guard !parts.isEmpty, zip(parts, parts.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
            throw invalid("parts must be named in ascending order, at least one", operation, key)
        }
        var chosen: [InMemoryBucket.Object] = []
        for part in parts {
            guard let stored = upload.parts[part.number], stored.etag == part.etag else {
                throw invalid("part \(part.number) isn't there, or has another ETag", operation, key)
            }
            chosen.append(stored)
        }
        guard chosen.dropLast().allSatisfy({ $0.bytes.count >= capabilities.minimumPartSize }) else {
            throw invalid("a part is smaller than \(capabilities.minimumPartSize) bytes", operation, key)
        }
        return chosen
    }

    private func invalid(_ reason: String, _ operation: String, _ key: ObjectKey) -> ObjectStoreError {
        ObjectStoreError(.invalidRequest, operation: operation, subject: subject(key), reason: reason)
    }
}

extension InMemoryBucket.Object {
    fileprivate func receipt(_ number: Int) -> UploadedPart {
        UploadedPart(number: number, etag: etag, size: Int64(bytes.count), checksum: checksum)
    }

    fileprivate var summary: ObjectChecksum.Part? {
        checksum.map { ObjectChecksum.Part(checksum: $0, size: Int64(bytes.count)) }
    }
}
