internal import Basics
internal import ObjectStorage
internal import StubServer
internal import XMLStream

extension DoubleState {
    mutating func put(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        let key = ObjectKey(call.key)
        try checkCondition(of: call, on: key)
        guard Int64(call.request.body.count) <= configuration.singleRequestLimit else { throw Self.tooLarge }
        let content = DoubleContent(call.request.body)
        let checksum = try checksum(of: content, sentWith: call)
        let object = DoubleObject(
            content: content, etag: content.etag, lastModified: now, contentType: call.header("content-type"),
            checksum: checksum)
        buckets[call.bucket]?[key] = object
        return S3Reply(headers: [("etag", "\"\(object.etag)\"")] + (checksum?.headers ?? []))
    }

    /// `If-None-Match: *`, as far as this store knows it.
    func checkCondition(of call: S3Call, on key: ObjectKey) throws(S3Refusal) {
        guard call.header("if-none-match") == "*" else { return }
        switch configuration.conditions {
        case .honoured: if buckets[call.bucket]?[key] != nil { throw .preconditionFailed }
        case .ignored: return
        case .refused:
            throw S3Refusal(
                501, "NotImplemented", "A header you provided implies functionality that is not implemented.")
        }
    }

    mutating func copy(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        let (source, original) = try copySource(call)
        guard source != CopyOrigin(bucket: call.bucket, key: call.key) else {
            throw S3Refusal(400, "InvalidRequest", "This copy request is illegal: the object would be copied to itself")
        }
        guard original.size <= configuration.singleRequestLimit else {
            throw S3Refusal(
                400, "InvalidRequest", "The specified copy source is larger than the maximum allowable size")
        }
        let algorithm = try requestedChecksum(call) ?? original.checksum?.algorithm
        let content = original.content
        let object = DoubleObject(
            content: content, etag: content.etag, lastModified: now, contentType: original.contentType,
            checksum: algorithm.map { StoredChecksum(algorithm: $0, value: $0.value(of: content.identity)) })
        buckets[call.bucket]?[ObjectKey(call.key)] = object
        return S3Reply("CopyObjectResult") { $0.copyResult(object.etag, now, object.checksum) }
    }

    mutating func deleteOne(_ call: S3Call) -> S3Reply {
        buckets[call.bucket]?[ObjectKey(call.key)] = nil
        return S3Reply(204)
    }

    mutating func deleteMany(_ call: S3Call) throws(S3Refusal) -> S3Reply {
        guard let document = try? XMLElement(parsing: call.request.body), document.name == "Delete" else {
            throw .malformedXML
        }
        guard call.header("content-md5") != nil || call.request.headers.hasChecksum else {
            throw S3Refusal(400, "InvalidRequest", "Missing required header for this request: Content-MD5")
        }
        let keys = document.all("Object").compactMap { $0["Key"]?.text }
        guard (1...1000).contains(keys.count) else { throw .malformedXML }
        for key in keys { buckets[call.bucket]?[ObjectKey(key)] = nil }
        let isQuiet = document["Quiet"]?.text == "true"
        return S3Reply("DeleteResult") { result in
            for key in keys where !isQuiet {
                result.element("Deleted") { $0.element("Key", key) }
            }
        }
    }

    static let tooLarge = S3Refusal(
        400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
}
