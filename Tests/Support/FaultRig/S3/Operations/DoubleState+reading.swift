internal import Basics
internal import ObjectStorage

extension DoubleState {
    func read(_ call: S3Call) throws(S3Refusal) -> S3Reply {
        guard let object = buckets[call.bucket]?[ObjectKey(call.key)] else { throw .noSuchKey }
        if let expected = call.header("if-match"), !ETagCondition(expected).holds(for: object.etag) {
            throw .preconditionFailed
        }
        var reply = S3Reply(headers: headers(of: object, call))
        if let refused = call.header("if-none-match"), ETagCondition(refused).holds(for: object.etag) {
            reply.status = 304
            return reply
        }
        let range = try Self.range(call.header("range"), size: object.size)
        if let range {
            reply.status = 206
            reply.headers.append(("content-range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(object.size)"))
        }
        let extent = range ?? 0..<object.size
        if call.verb == .headObject {
            reply.length = extent.count
        } else {
            reply.body = object.content[extent].bytes
        }
        return reply
    }

    private func headers(of object: DoubleObject, _ call: S3Call) -> [(name: String, value: String)] {
        var headers = [
            ("etag", "\"\(object.etag)\""), ("last-modified", object.lastModified.httpDate), ("accept-ranges", "bytes"),
            ("content-type", object.contentType ?? "binary/octet-stream"),
        ]
        // S3 shows checksums to those who ask, and of whole objects only.
        if call.header("x-amz-checksum-mode") == "ENABLED", call.header("range") == nil {
            headers += object.checksum?.headers ?? []
        }
        return headers
    }

    /// Nil for no range, and for forms that S3 ignores.
    private static func range(_ text: String?, size: Int64) throws(S3Refusal) -> Range<Int64>? {
        guard let text, text.hasPrefix("bytes="), !text.contains(",") else { return nil }
        let ends = text.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        let unsatisfiable = S3Refusal(416, "InvalidRange", "The requested range is not satisfiable")
        guard let first = Int64(ends[0]) else {
            guard let suffix = Int64(ends[1]) else { return nil }
            guard suffix > 0, size > 0 else { throw unsatisfiable }
            return max(0, size - suffix)..<size
        }
        guard first < size else { throw unsatisfiable }
        let last = Int64(ends[1]) ?? size - 1
        guard last >= first else { return nil }
        return first..<min(last + 1, size)
    }
}
