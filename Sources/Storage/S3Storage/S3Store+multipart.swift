internal import Basics
internal import HTTPTransport
package import ObjectStorage
internal import XMLStream

extension S3Store {
    package func createMultipartUpload(_ key: ObjectKey) async throws(ObjectStoreError) -> MultipartUpload {
        let request = S3Request(.createUpload, .post, key: key, query: [("uploads", "")])
        let response = try await connection.send(request)
        let result = try element("InitiateMultipartUploadResult", in: response, request)
        guard let identifier = result["UploadId"]?.text, !identifier.isEmpty else {
            throw connection.failure.unreadable(request, "it has no UploadId")
        }
        let initiated = response.headers["date"].flatMap { WallTime(httpDate: $0) }
        return MultipartUpload(key: key, uploadID: identifier, initiated: initiated)
    }

    package func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        let request = S3Request(
            .uploadPart(number), .put, key: upload.key, query: partQuery(number, upload), body: body)
        let response = try await connection.send(request)
        guard let etag = ETag(orNil: response.headers["etag"]) else {
            throw connection.failure.unreadable(request, "it has no ETag, without which the upload can't be completed")
        }
        return UploadedPart(number: number, etag: etag, size: body.length)
    }

    package func copyPart(
        _ number: Int, of upload: MultipartUpload, from source: CopySource, range: Range<Int64>
    ) async throws(ObjectStoreError) -> UploadedPart {
        var request = S3Request(.copyPart(number), .put, key: upload.key, query: partQuery(number, upload))
        request.headers = source.headers(ownBucket: configuration.bucket)
        request.headers.append(("x-amz-copy-source-range", range.httpRange))
        let result = try element("CopyPartResult", in: try await connection.send(request), request)
        guard let etag = ETag(orNil: result["ETag"]?.text) else {
            throw connection.failure.unreadable(request, "it has no ETag, without which the upload can't be completed")
        }
        return UploadedPart(number: number, etag: etag, size: Int64(range.count))
    }

    package func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        var request = S3Request(.completeUpload, .post, key: upload.key, query: [("uploadId", upload.uploadID)])
        request.headers = [("content-type", "application/xml")]
        request.body = .bytes(CompleteUploadDocument.bytes(parts))
        let result = try element("CompleteMultipartUploadResult", in: try await connection.send(request), request)
        return ObjectMetadata(
            key: upload.key, size: parts.reduce(0) { $0 + $1.size }, etag: ETag(orNil: result["ETag"]?.text))
    }

    package func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        let request = S3Request(.abortUpload, .delete, key: upload.key, query: [("uploadId", upload.uploadID)])
        do throws(ObjectStoreError) {
            _ = try await connection.send(request)
        } catch {
            guard error.code == .notFound else { throw error }
        }
    }

    private func partQuery(_ number: Int, _ upload: MultipartUpload) -> [S3Request.Field] {
        [("partNumber", String(number)), ("uploadId", upload.uploadID)]
    }
}
