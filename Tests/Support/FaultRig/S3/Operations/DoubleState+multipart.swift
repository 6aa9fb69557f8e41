internal import Basics
internal import Hashing
internal import ObjectStorage
internal import StubServer
internal import XMLStream

extension DoubleState {
    mutating func createUpload(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        let identifier = newUploadID()
        var upload = DoubleUpload(key: call.key, initiated: now, contentType: call.header("content-type"))
        upload.checksumAlgorithm = try requestedChecksum(call)
        // CRC64NVME knows no composite; the others are composite unless asked otherwise.
        upload.isFullObjectChecksum =
            upload.checksumAlgorithm == .crc64nvme || call.header("x-amz-checksum-type") == "FULL_OBJECT"
        buckets[call.bucket]?.uploads[identifier] = upload
        return S3Reply("InitiateMultipartUploadResult") { result in
            result.element("Bucket", call.bucket)
            result.element("Key", call.key)
            result.element("UploadId", identifier)
        }
    }

    mutating func uploadPart(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        let upload = try upload(call)
        let content = DoubleContent(call.request.body)
        let sent = try checksum(of: content, sentWith: call)
        let part = try store(content, upload, sent, call, at: now)
        return S3Reply(headers: [("etag", "\"\(part.etag)\"")] + (part.checksum?.headers.prefix(1) ?? []))
    }

    mutating func copyPart(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        let upload = try upload(call)
        let (_, original) = try copySource(call)
        var content = original.content
        if let text = call.header("x-amz-copy-source-range") {
            let ends = text.dropFirst("bytes=".count).split(separator: "-").compactMap { Int64($0) }
            guard text.hasPrefix("bytes="), ends.count == 2, ends[0] <= ends[1], ends[1] < original.size else {
                throw .invalidArgument("Range specified is not valid for source object of size: \(original.size)")
            }
            content = content[ends[0]..<ends[1] + 1]
        }
        guard content.size <= configuration.singleRequestLimit else { throw Self.tooLarge }
        let part = try store(content, upload, nil, call, at: now)
        return S3Reply("CopyPartResult") { $0.copyResult(part.etag, now, part.checksum) }
    }

    mutating func completeUpload(_ call: S3Call, at now: WallTime) throws(S3Refusal) -> S3Reply {
        let upload = try upload(call)
        let parts = try PartSelection(call.request.body, upload, minimumSize: configuration.minimumPartSize).parts
        try checkCondition(of: call, on: ObjectKey(call.key))
        let content = DoubleContent(joining: parts.map(\.content))
        let digests = parts.flatMap { Hex.decode($0.etag) ?? [] }
        let object = DoubleObject(
            content: content, etag: "\(MD5.hash(digests).hex)-\(parts.count)", lastModified: now,
            contentType: upload.contentType, checksum: upload.checksum(of: content, parts))
        buckets[call.bucket]?[ObjectKey(call.key)] = object
        buckets[call.bucket]?.uploads[call.parameter("uploadId") ?? ""] = nil
        return S3Reply("CompleteMultipartUploadResult") { result in
            result.element("Bucket", call.bucket)
            result.element("Key", call.key)
            result.element("ETag", "\"\(object.etag)\"")
            if let checksum = object.checksum {
                result.element(checksum.algorithm.elementName, checksum.value)
                result.element("ChecksumType", checksum.kind.rawValue)
            }
        }
    }

    mutating func abortUpload(_ call: S3Call) throws(S3Refusal) -> S3Reply {
        _ = try upload(call)
        buckets[call.bucket]?.uploads[call.parameter("uploadId") ?? ""] = nil
        return S3Reply(204)
    }

    func upload(_ call: S3Call) throws(S3Refusal) -> DoubleUpload {
        let identifier = call.parameter("uploadId") ?? ""
        guard let upload = buckets[call.bucket]?.uploads[identifier], upload.key == call.key else {
            throw .noSuchUpload
        }
        return upload
    }

    private mutating func store(
        _ content: DoubleContent, _ upload: DoubleUpload, _ sent: StoredChecksum?, _ call: S3Call, at now: WallTime
    ) throws(S3Refusal) -> DoubleUpload.Part {
        guard let number = Int(call.parameter("partNumber") ?? ""), (1...10_000).contains(number) else {
            throw .invalidArgument("Part number must be an integer between 1 and 10000, inclusive")
        }
        let own = upload.checksumAlgorithm.map { StoredChecksum(algorithm: $0, value: $0.value(of: content.identity)) }
        let part = DoubleUpload.Part(
            content: content, etag: content.etag, lastModified: now, checksum: own ?? sent)
        buckets[call.bucket]?.uploads[call.parameter("uploadId") ?? ""]?.parts[number] = part
        return part
    }
}

extension DoubleUpload {
    fileprivate func checksum(of content: DoubleContent, _ parts: [Part]) -> StoredChecksum? {
        guard let checksumAlgorithm else { return nil }
        guard !isFullObjectChecksum else {
            return StoredChecksum(algorithm: checksumAlgorithm, value: checksumAlgorithm.value(of: content.identity))
        }
        return StoredChecksum.composite(checksumAlgorithm, parts.compactMap(\.checksum))
    }
}
