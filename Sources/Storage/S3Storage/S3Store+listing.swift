internal import Basics
internal import HTTPTransport
package import ObjectStorage
internal import XMLStream

extension S3Store {
    package func listPage(
        _ prefix: String, _ options: ListOptions, continuation: String?
    ) async throws(ObjectStoreError) -> ObjectListPage {
        var request = S3Request(.list, .get, prefix: prefix)
        request.query = [
            ("list-type", "2"), ("encoding-type", "url"), ("prefix", prefix), ("max-keys", String(options.pageSize)),
        ]
        if let delimiter = options.delimiter { request.query.append(("delimiter", delimiter)) }
        if let startAfter = options.startAfter { request.query.append(("start-after", startAfter.rawValue)) }
        if let continuation { request.query.append(("continuation-token", continuation)) }
        return try await read(request) { bytes throws(XMLError) in try ListObjectsAnswer.page(of: bytes) }
    }

    package func listMultipartUploads(_ prefix: String) async throws(ObjectStoreError) -> [MultipartUpload] {
        var uploads: [MultipartUpload] = []
        var marker: ListUploadsAnswer.Marker?
        repeat {
            let answer = try await listUploads(prefix, after: marker)
            uploads += answer.uploads
            guard answer.next == nil || answer.next != marker else { break }
            marker = answer.next
        } while marker != nil
        return uploads
    }

    private func listUploads(
        _ prefix: String, after marker: ListUploadsAnswer.Marker?
    ) async throws(ObjectStoreError) -> ListUploadsAnswer {
        var request = S3Request(.listUploads, .get, prefix: prefix)
        // No encoding-type: radosgw then encodes the keys and doesn't say so.
        request.query = [("uploads", ""), ("prefix", prefix), ("max-uploads", "1000")]
        if let marker { request.query += [("key-marker", marker.key), ("upload-id-marker", marker.uploadID)] }
        return try await read(request) { bytes throws(XMLError) in try ListUploadsAnswer(bytes) }
    }
}
