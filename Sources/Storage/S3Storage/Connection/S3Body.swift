internal import Basics
internal import HTTPTransport
internal import ObjectStorage

/// The bytes of an object as they come: counted, so that a body that ends early or late is an error.
actor S3Body {
    private let body: ByteStream
    private let length: Int64
    private let request: S3Request
    private let failure: S3Failure
    private var count: Int64 = 0

    init(_ body: ByteStream, length: Int64, _ request: S3Request, _ failure: S3Failure) {
        self.body = body
        self.length = length
        self.request = request
        self.failure = failure
    }

    func next() async throws(ObjectStoreError) -> [UInt8]? {
        let piece: [UInt8]?
        do {
            piece = try await body.next()
        } catch let error as HTTPTransportError {
            throw failure.error(request, error)
        } catch {
            throw .wrapping(error, operation: request.operation.name, subject: failure.subject(of: request))
        }
        guard let piece else {
            guard count == length else { throw brokenOff() }
            return nil
        }
        count += Int64(piece.count)
        guard count <= length else { throw brokenOff() }
        return piece
    }

    private func brokenOff() -> ObjectStoreError {
        ObjectStoreError(
            .connection, operation: request.operation.name, subject: failure.subject(of: request),
            reason: "\(length) bytes were announced, \(count) came", isRetryable: true)
    }
}
