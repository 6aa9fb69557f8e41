internal import Basics
internal import HTTPTransport
package import ObjectStorage

extension S3Store {
    package func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        var request = S3Request(.read, .get, key: key)
        if let range = options.range {
            guard !range.isEmpty, range.lowerBound >= 0 else { throw emptyRange(range, request) }
            request.headers.append(("range", range.httpRange))
        }
        if options.checksum { request.headers.append(Self.checksumMode) }
        if let ifMatch = options.ifMatch { request.headers.append(("if-match", ifMatch.quoted)) }
        let response = try await connection.open(request)
        let extent = try extent(of: response, options, request)
        let body = S3Body(response.body, length: extent.length, request, connection.failure)
        return ObjectContent(
            metadata: ObjectMetadata(key: key, size: extent.size, headers: response.headers), length: extent.length,
            body: ByteStream { try await body.next() })
    }

    /// The answer then names the checksum that the store keeps; stores that keep none don't mind.
    static let checksumMode: S3Request.Field = ("x-amz-checksum-mode", "ENABLED")

    /// Bytes of this answer and of the whole object.
    private func extent(
        of response: HTTPResponse, _ options: GetOptions, _ request: S3Request
    ) throws(ObjectStoreError) -> (length: Int64, size: Int64) {
        guard let length = response.headers["content-length"].flatMap({ Int64($0) }), length >= 0 else {
            throw connection.failure.unreadable(request, "it has no Content-Length")
        }
        guard options.range != nil else {
            guard response.status == 200 else {
                throw connection.failure.unreadable(request, "the whole object was asked for, and a part of it came")
            }
            return (length, length)
        }
        guard response.status == 206, let total = response.headers["content-range"]?.split(separator: "/").last,
            let size = Int64(total)
        else {
            throw connection.failure.unreadable(request, "a range was asked for, and the whole object came")
        }
        return (length, size)
    }

    private func emptyRange(_ range: Range<Int64>, _ request: S3Request) -> ObjectStoreError {
        ObjectStoreError(
            .invalidRange, operation: request.operation.name, subject: connection.failure.subject(of: request),
            reason: "bytes \(range.lowerBound)..<\(range.upperBound) are none")
    }
}
