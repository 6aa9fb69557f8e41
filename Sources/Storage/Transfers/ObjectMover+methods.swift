internal import Basics
internal import ObjectStorage

/// The four ways of an object. (Each returns what the destination answered.)
extension ObjectMover {
    func copy(_ item: TransferItem) async throws(ObjectStoreError) -> ObjectMetadata {
        let metadata = try await slots.with(item) { () throws(ObjectStoreError) in
            try await destination.copy(copySource(item), to: item.destination)
        }
        counters.addBytes(item.size)
        return metadata
    }

    func stream(_ item: TransferItem) async throws(ObjectStoreError) -> ObjectMetadata {
        let metadata = try await slots.with(item) { () throws(ObjectStoreError) in
            let body = ObjectBody.reopenable(length: item.size) { try await open(item, range: nil) }
            return try await destination.put(item.destination, body, PutOptions())
        }
        counters.addBytes(item.size)
        return metadata
    }

    func copyInParts(_ item: TransferItem) async throws(ObjectStoreError) -> ObjectMetadata {
        try await inParts(item) { upload, part throws(ObjectStoreError) in
            try await destination.copyPart(part.number, of: upload, from: copySource(item), range: part.range)
        }
    }

    /// Ranges of the source are read while they are written: memory holds what is on the way, not parts.
    func streamInParts(_ item: TransferItem) async throws(ObjectStoreError) -> ObjectMetadata {
        try await inParts(item) { upload, part throws(ObjectStoreError) in
            let body = ObjectBody.reopenable(length: Int64(part.range.count)) {
                try await open(item, range: part.range)
            }
            return try await destination.uploadPart(part.number, of: upload, body)
        }
    }

    private func copySource(_ item: TransferItem) -> CopySource {
        CopySource(bucket: source.location.bucket, key: item.source, size: item.size, ifMatch: item.etag)
    }

    private func open(_ item: TransferItem, range: Range<Int64>?) async throws(ObjectStoreError) -> ByteStream {
        let content = try await source.get(item.source, GetOptions(range: range, ifMatch: item.etag))
        guard content.metadata.size == item.size else {
            throw ObjectStoreError(
                .preconditionFailed, operation: "copy", subject: "\(source.location)/\(item.source)",
                reason: "\(item.size) bytes were listed, \(content.metadata.size) are there now")
        }
        return content.body
    }
}

/// Multipart uploads, whatever fills the parts.
extension ObjectMover {
    typealias PartMaker =
        @Sendable (MultipartUpload, PartPlan.Part) async throws(ObjectStoreError) -> UploadedPart

    /// Completes the upload, or aborts it on every other way out, cancellation included.
    private func inParts(_ item: TransferItem, _ make: @escaping PartMaker) async throws(ObjectStoreError)
        -> ObjectMetadata
    {
        let upload = try await destination.createMultipartUpload(item.destination)
        do throws(ObjectStoreError) {
            let parts = try await makeParts(item, upload, make)
            return try await destination.completeMultipartUpload(upload, parts)
        } catch {
            // The transfer's own failure is what counts; an upload that can't be aborted is found by listing.
            await uncancelled { [destination] in try? await destination.abortMultipartUpload(upload) }
            throw error
        }
    }

    private func makeParts(
        _ item: TransferItem, _ upload: MultipartUpload, _ make: @escaping PartMaker
    ) async throws(ObjectStoreError) -> [UploadedPart] {
        let plan = PartPlan(
            size: item.size, wishedPartSize: configuration.partSize, capabilities: destination.capabilities)
        do {
            return try await boundedMap(plan.parts, width: configuration.concurrency) { part in
                let uploaded = try await slots.with(item) { () throws(ObjectStoreError) in
                    try await make(upload, part)
                }
                counters.addBytes(uploaded.size)
                return uploaded
            }
        } catch {
            throw .wrapping(error, operation: "copy", subject: "\(source.location)/\(item.source)")
        }
    }
}
