/// A call to Milvus (or its etcd) that didn't give what was asked for.
package struct MilvusClientError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case databaseNotFound
        case collectionNotFound
        case partitionNotFound
        case indexNotFound
        case aliasNotFound
        case segmentNotFound
        case notFound
        case alreadyExists
        case notLoaded
        case unauthenticated
        case permissionDenied
        /// The server doesn't know the call: it is too old, or built without it.
        case unimplemented
        case rateLimited
        /// Disk, memory or number quota: waiting alone doesn't help.
        case quotaExceeded
        case unavailable
        case timeout
        /// The server refused what was asked as wrong in itself.
        case invalid
        /// No connection came about or it broke.
        case connection
        /// The answer makes no sense for what was asked.
        case protocolViolation
        /// etcd threw the asked revision away.
        case compacted
        case cancelled
        case other
    }

    package var code: Code
    /// The call: `DescribeCollection`, `POST /v2/vectordb/segments/describe`, `etcd Range`.
    package var operation: String
    /// What it was about: `default.docs`; empty when it is the server itself.
    package var subject: String
    /// Host and port.
    package var server: String
    /// The server's own words and numbers.
    package var reason: String
    /// Whether the same call may succeed later without anybody doing anything.
    package var isRetryable: Bool

    package init(
        _ code: Code, operation: String, subject: String = "", server: String, reason: String,
        isRetryable: Bool? = nil
    ) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.server = server
        self.reason = reason
        self.isRetryable = isRetryable ?? code.isRetryable
    }

    package var description: String {
        let about = subject.isEmpty ? "" : " of \(subject)"
        return "\(operation)\(about) on Milvus \(server) failed (\(code.rawValue)): \(reason)"
    }
}
