internal import Synchronization

/// Every request that a double has answered, or closed the connection on, in the order of their ends.
package final class RequestLog: Sendable {
    private let kept = Mutex<[RequestRecord]>([])

    package init() {}

    package var records: [RequestRecord] { kept.withLock { $0 } }
    package var count: Int { kept.withLock(\.count) }

    package func append(_ record: RequestRecord) {
        kept.withLock { $0.append(record) }
    }

    package func removeAll() {
        kept.withLock { $0.removeAll() }
    }

    package func count(of operation: S3Verb) -> Int {
        count { $0.operation == operation }
    }

    package func count(where condition: (RequestRecord) -> Bool) -> Int {
        kept.withLock { $0.count(where: condition) }
    }

    /// Requests that had the object written whole, whether by copy, by PUT or by completing an upload, and succeeded.
    package func writes(of key: String, bucket: String? = nil) -> Int {
        count { record in
            record.operation.writesObject && record.status == 200 && record.code == nil && record.key == key
                && (bucket == nil || record.bucket == bucket)
        }
    }

    /// Copies of a source, successful ones only.
    package func copies(ofSource source: String) -> Int {
        count { $0.copySource == source && $0.status == 200 && $0.code == nil }
    }

    /// Answers by status: 0 stands for a closed connection.
    package var statuses: [Int: Int] {
        kept.withLock { records in records.reduce(into: [:]) { $0[$1.status, default: 0] += 1 } }
    }
}
