internal import Basics
internal import HTTPTransport
internal import ObjectStorage
internal import XMLStream

extension S3Store {
    /// The root element of a small answer, which must have this name.
    func element(
        _ name: String, in response: HTTPCollectedResponse, _ request: S3Request
    ) throws(ObjectStoreError) -> XMLElement {
        do throws(XMLError) {
            let root = try XMLElement(parsing: response.body)
            guard root.name == name else {
                throw XMLError(.unexpected, line: 1, "expected <\(name)>, found <\(root.name)>")
            }
            return root
        } catch {
            throw connection.failure.unreadable(request, error.description)
        }
    }

    /// What a parser of ours makes of an answer.
    func read<Answer>(
        _ request: S3Request, _ parse: ([UInt8]) throws(XMLError) -> Answer
    ) async throws(ObjectStoreError) -> Answer {
        let response = try await connection.send(request)
        do throws(XMLError) {
            return try parse(response.body)
        } catch {
            throw connection.failure.unreadable(request, error.description)
        }
    }
}

extension ObjectMetadata {
    init(key: ObjectKey, size: Int64, headers: HTTPHeaders) {
        self.init(
            key: key, size: size, etag: ETag(orNil: headers["etag"]),
            lastModified: headers["last-modified"].flatMap { WallTime(httpDate: $0) },
            checksum: ObjectChecksum(headers))
    }
}
