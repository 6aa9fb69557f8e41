internal import Basics
internal import ObjectStorage
internal import XMLStream

extension DoubleState {
    /// Objects written after `since` are left out, as by a store whose listings are late.
    mutating func listObjects(_ call: S3Call, hidingSince since: WallTime? = nil) throws(S3Refusal) -> S3Reply {
        guard buckets[call.bucket] != nil else { throw .noSuchBucket }
        var page = try ListingPage(call, hidingSince: since)
        page.fill(from: &buckets[call.bucket, default: DoubleBucket()])
        return page.reply(call)
    }

    func listUploads(_ call: S3Call) -> S3Reply {
        let prefix = call.parameter("prefix") ?? ""
        let marker = (call.parameter("key-marker") ?? "", call.parameter("upload-id-marker") ?? "")
        let limit = call.parameter("max-uploads").flatMap { Int($0) } ?? 1000
        let matching = (buckets[call.bucket]?.uploads ?? [:])
            .filter { $0.value.key.utf8.starts(with: prefix.utf8) && ($0.value.key, $0.key) > marker }
            .sorted { ($0.value.key, $0.key) < ($1.value.key, $1.key) }
        let shown = matching.prefix(limit)
        return S3Reply("ListMultipartUploadsResult") { result in
            result.element("IsTruncated", matching.count > shown.count ? "true" : "false")
            if matching.count > shown.count, let last = shown.last {
                result.element("NextKeyMarker", last.value.key)
                result.element("NextUploadIdMarker", last.key)
            }
            for (identifier, upload) in shown {
                result.element("Upload") { element in
                    element.element("Key", upload.key)
                    element.element("UploadId", identifier)
                    element.element("Initiated", upload.initiated.iso8601)
                }
            }
        }
    }

    func listParts(_ call: S3Call) throws(S3Refusal) -> S3Reply {
        let upload = try upload(call)
        let marker = call.parameter("part-number-marker").flatMap { Int($0) } ?? 0
        let limit = min(1000, call.parameter("max-parts").flatMap { Int($0) } ?? 1000)
        let matching = upload.parts.filter { $0.key > marker }.sorted { $0.key < $1.key }
        let shown = matching.prefix(limit)
        return S3Reply("ListPartsResult") { result in
            result.element("IsTruncated", matching.count > shown.count ? "true" : "false")
            if let last = shown.last { result.element("NextPartNumberMarker", String(last.key)) }
            for (number, part) in shown {
                result.element("Part") { element in
                    element.element("PartNumber", String(number))
                    element.element("LastModified", part.lastModified.iso8601)
                    element.element("ETag", "\"\(part.etag)\"")
                    element.element("Size", String(part.content.size))
                    if let checksum = part.checksum {
                        element.element(checksum.algorithm.elementName, checksum.value)
                    }
                }
            }
        }
    }
}
