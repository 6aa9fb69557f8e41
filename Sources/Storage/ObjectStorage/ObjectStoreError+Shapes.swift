internal import Basics

/// Errors that every store throws alike.
extension ObjectStoreError {
    package static func cancelled(operation: String, subject: String) -> ObjectStoreError {
        ObjectStoreError(.cancelled, operation: operation, subject: subject, reason: "the task was cancelled")
    }

    package static func notFound(operation: String, subject: String) -> ObjectStoreError {
        ObjectStoreError(.notFound, operation: operation, subject: subject, reason: "there is no such object")
    }

    package static func alreadyExists(operation: String, subject: String) -> ObjectStoreError {
        ObjectStoreError(.alreadyExists, operation: operation, subject: subject, reason: "the key is taken")
    }

    package static func changed(operation: String, subject: String, expected: ETag, found: ETag?)
        -> ObjectStoreError
    {
        ObjectStoreError(
            .preconditionFailed, operation: operation, subject: subject,
            reason: "the object changed: ETag \(expected) was expected, \(found?.value ?? "none") is there")
    }

    package static func unknownUpload(operation: String, subject: String) -> ObjectStoreError {
        ObjectStoreError(
            .notFound, operation: operation, subject: subject,
            reason: "there is no such multipart upload: it was completed or aborted")
    }

    /// A body that gave another number of bytes than it said.
    package static func wrongLength(operation: String, subject: String, expected: Int64, got: Int64)
        -> ObjectStoreError
    {
        ObjectStoreError(
            .damaged, operation: operation, subject: subject,
            reason: "\(expected) bytes were announced, \(got) came")
    }

    /// Gives an error of any type the store's shape; an `ObjectStoreError` stays what it is.
    package static func wrapping(_ error: any Error, operation: String, subject: String) -> ObjectStoreError {
        if let known = error as? ObjectStoreError { return known }
        if error is CancellationError { return .cancelled(operation: operation, subject: subject) }
        return ObjectStoreError(.other, operation: operation, subject: subject, reason: "\(error)")
    }
}
