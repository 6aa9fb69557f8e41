internal import Basics
internal import HTTPTransport
internal import Hashing
package import ObjectStorage
internal import XMLStream

extension S3Store {
    package func delete(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        let batchable = keys.filter(DeleteDocument.canHold)
        var failures: [DeleteFailure] = []
        for start in stride(from: 0, to: batchable.count, by: Self.batchLimit) {
            failures += try await deleteBatch(Array(batchable[start..<min(start + Self.batchLimit, batchable.count)]))
        }
        for key in keys where !DeleteDocument.canHold(key) {
            do throws(ObjectStoreError) {
                _ = try await connection.send(S3Request(.delete, .delete, key: key))
            } catch {
                guard error.code != .cancelled else { throw error }
                if error.code != .notFound { failures.append(DeleteFailure(key: key, error: error)) }
            }
        }
        return failures
    }

    /// S3's own limit.
    private static let batchLimit = 1000

    private func deleteBatch(_ keys: [ObjectKey]) async throws(ObjectStoreError) -> [DeleteFailure] {
        let document = DeleteDocument.bytes(keys)
        var request = S3Request(.delete, .post, query: [("delete", "")], body: .bytes(document))
        // Some stores demand the MD5, all take it.
        request.headers = [("content-type", "application/xml"), ("content-md5", MD5.hash(document).base64)]
        let response = try await connection.send(request)
        let result = try element("DeleteResult", in: response, request)
        return result.all("Error").compactMap(refused)
    }

    private func refused(_ element: XMLElement) -> DeleteFailure? {
        let key = ObjectKey(element["Key"]?.text ?? "")
        let answer = S3ErrorAnswer(status: 200, document: element)
        let error = connection.failure.error(S3Request(.delete, .post, key: key), answer)
        return error.code == .notFound ? nil : DeleteFailure(key: key, error: error)
    }
}
