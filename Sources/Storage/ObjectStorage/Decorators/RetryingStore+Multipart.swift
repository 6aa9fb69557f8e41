internal import Basics

extension RetryingStore {
    /// A create whose answer was lost leaves an open upload behind; whoever lists and aborts the run's uploads at its
    /// end removes it.
    package func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        try await retrier.run { _ throws(ObjectStoreError) in
            try await base.createMultipartUpload(key, checksum: checksum)
        }
    }

    package func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        guard body.isReplayable else { return try await base.uploadPart(number, of: upload, body) }
        return try await retrier.run { _ throws(ObjectStoreError) in
            try await base.uploadPart(number, of: upload, body)
        }
    }

    package func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await retrier.run { _ throws(ObjectStoreError) in
            try await base.copyPart(number, of: upload, from: source, range: range)
        }
    }

    package func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await retrier.run { number throws(ObjectStoreError) in
            do throws(ObjectStoreError) {
                return try await base.completeMultipartUpload(upload, parts)
            } catch {
                // A gateway may have sent our first attempt twice.
                guard number > 1 || error.code == .notFound else { throw error }
                return try await EarlierCompletion(upload, parts, attempt: number, in: base).metadata(orElse: error)
            }
        }
    }

    package func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        try await retrier.run { _ throws(ObjectStoreError) in try await base.abortMultipartUpload(upload) }
    }

    package func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        try await retrier.run { _ throws(ObjectStoreError) in try await base.listParts(upload) }
    }

    package func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        try await retrier.run { _ throws(ObjectStoreError) in try await base.listMultipartUploads(prefix) }
    }
}
