internal import Basics
internal import ObjectStorage
internal import Synchronization

/// Keeps what a body's source failed with: the transport only says that the body broke off, the source says why and
/// whether a retry can help.
final class BodyFailure: Sendable {
    private let kept = Mutex<ObjectStoreError?>(nil)

    var error: ObjectStoreError? { kept.withLock { $0 } }

    func watch(_ stream: ByteStream) -> ByteStream {
        ByteStream {
            do {
                return try await stream.next()
            } catch let error as ObjectStoreError {
                // A source is cancelled when the request breaks off: then the request's own error is the reason.
                if error.code != .cancelled { self.kept.withLock { $0 = error } }
                throw error
            }
        }
    }
}
