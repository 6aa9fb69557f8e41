/// Where a copy comes from, as `x-amz-copy-source` names it.
struct CopyOrigin: Sendable, Equatable {
    var bucket: String
    var key: String

    init(bucket: String, key: String) {
        self.bucket = bucket
        self.key = key
    }

    /// Reads `/bucket/key` or `bucket/key`, percent-encoded; nil for anything else.
    init?(header: String) {
        var bytes = Array(header.utf8)[...]
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
        guard let decoded = S3Target.decode(bytes, plusIsSpace: false),
            let slash = decoded.firstIndex(of: UInt8(ascii: "/")), slash + 1 < decoded.count
        else { return nil }
        bucket = String(decoding: decoded[..<slash], as: UTF8.self)
        key = String(decoding: decoded[(slash + 1)...], as: UTF8.self)
    }
}
