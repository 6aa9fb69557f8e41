internal import Basics
internal import HTTPTransport
package import ObjectStorage
internal import XMLStream

extension S3Store {
    package func createMultipartUpload(
        _ key: ObjectKey, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> MultipartUpload {
        var request = S3Request(.createUpload, .post, key: key, query: [("uploads", "")])
        if let checksum {
            request.headers = [
                ("x-amz-checksum-algorithm", checksum.rawValue), ("x-amz-checksum-type", checksum.multipartType),
            ]
        }
        let response = try await connection.send(request)
        let result = try element("InitiateMultipartUploadResult", in: response, request)
        guard let identifier = result["UploadId"]?.text, !identifier.isEmpty else {
            throw connection.failure.unreadable(request, "it has no UploadId")
        }
        let initiated = response.headers["date"].flatMap { WallTime(httpDate: $0) }
        // A store that computes none doesn't repeat the word.
        let granted = response.headers["x-amz-checksum-algorithm"].flatMap { ChecksumAlgorithm(rawValue: $0) }
        return MultipartUpload(key: key, uploadID: identifier, initiated: initiated, checksum: granted)
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
        return UploadedPart(
            number: number, etag: etag, size: body.length, checksum: ObjectChecksum(response.headers))
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
        return UploadedPart(
            number: number, etag: etag, size: Int64(range.count), checksum: ObjectChecksum(result))
    }

    package func completeMultipartUpload(
        _ upload: MultipartUpload, _ parts: [UploadedPart]
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        var request = S3Request(.completeUpload, .post, key: upload.key, query: [("uploadId", upload.uploadID)])
        request.headers = [("content-type", "application/xml")]
        request.body = .bytes(CompleteUploadDocument.bytes(parts, withChecksums: upload.checksum != nil))
        let result = try element("CompleteMultipartUploadResult", in: try await connection.send(request), request)
        return ObjectMetadata(
            key: upload.key, size: parts.reduce(0) { $0 + $1.size }, etag: ETag(orNil: result["ETag"]?.text),
            checksum: ObjectChecksum(result))
    }

    package func abortMultipartUpload(_ upload: MultipartUpload) async throws(ObjectStoreError) {
        let request = S3Request(.abortUpload, .delete, key: upload.key, query: [("uploadId", upload.uploadID)])
        do throws(ObjectStoreError) {
            _ = try await connection.send(request)
        } catch {
            guard error.code == .notFound else { throw error }
        }
    }

    package func listParts(_ upload: MultipartUpload) async throws(ObjectStoreError) -> [UploadedPart] {
        var parts: [UploadedPart] = []
        var marker: Int?
        repeat {
            var request = S3Request(.listParts, .get, key: upload.key, query: [("uploadId", upload.uploadID)])
            request.query.append(("max-parts", "1000"))
            if let marker { request.query.append(("part-number-marker", String(marker))) }
            let page = try await read(request) { bytes throws(XMLError) in try ListPartsAnswer(bytes) }
            parts += page.parts
            guard page.next != marker else { break }
            marker = page.next
        } while marker != nil
        return parts
    }

    private func partQuery(_ number: Int, _ upload: MultipartUpload) -> [S3Request.Field] {
        [("partNumber", String(number)), ("uploadId", upload.uploadID)]
    }
}
