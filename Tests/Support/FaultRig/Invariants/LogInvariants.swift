/// What must hold of a double's log however many faults there were. Each rule gives the records that break it.
package struct LogInvariants: Sendable {
    private let records: [RequestRecord]

    package init(_ log: RequestLog) {
        records = log.records
    }

    /// Nothing was written or deleted outside the prefixes of a bucket.
    package func changes(outside prefixes: [String], of bucket: String) -> [RequestRecord] {
        records.filter { record in
            let keys = record.operation == .deleteObjects ? record.deletedKeys : [record.key]
            return record.operation.changesObject
                && (record.bucket != bucket
                    || !keys.allSatisfy { key in prefixes.contains { key.utf8.starts(with: $0.utf8) } })
        }
    }

    /// Requests that a strict store refuses whatever the weather: the client made them wrong.
    package var malformed: [RequestRecord] {
        let codes: Set = [
            "SignatureDoesNotMatch", "AuthorizationHeaderMalformed", "InvalidURI", "MalformedXML", "BadDigest",
            "XAmzContentSHA256Mismatch", "IncompleteBody", "MissingContentLength", "NotImplemented",
        ]
        return records.filter { $0.fault == nil && $0.code.map(codes.contains) == true }
    }

    /// Objects that were written more than once with success.
    package var rewritten: [String: Int] {
        let writes = records.filter { $0.operation.writesObject && $0.status == 200 && $0.code == nil }
        return Dictionary(grouping: writes) { "\($0.bucket)/\($0.key)" }.mapValues(\.count).filter { $0.value > 1 }
    }
}

extension S3Verb {
    fileprivate var changesObject: Bool { writesObject || self == .deleteObject || self == .deleteObjects }
}
