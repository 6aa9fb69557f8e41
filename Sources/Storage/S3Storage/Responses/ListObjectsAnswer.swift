internal import Basics
internal import ObjectStorage
internal import XMLStream

/// The answer to ListObjectsV2, read element by element as it is parsed: where ``PlainListing`` can't.
struct ListObjectsAnswer: Sendable {
    private(set) var page = ObjectListPage(objects: [])
    private var text = ListingText()
    private var isTruncated = false
    private var nextToken: String?

    static func page(of bytes: [UInt8]) throws(XMLError) -> ObjectListPage {
        if let page = PlainListing.page(of: bytes) { return page }
        return try ListObjectsAnswer(bytes).page
    }

    init(_ bytes: [UInt8]) throws(XMLError) {
        var reader = XMLReader(bytes)
        try reader.enterRoot("ListBucketResult")
        while let name = try reader.nextChild() {
            switch name {
            case "EncodingType": text.isURLEncoded = try reader.readText() == "url"
            case "IsTruncated": isTruncated = try reader.readText() == "true"
            case "NextContinuationToken": nextToken = try reader.readText()
            case "Contents": page.objects.append(try Self.object(&reader))
            case "CommonPrefixes": page.commonPrefixes.append(try Self.prefix(&reader))
            default: try reader.skip()
            }
        }
        try finish(reader.unexpected("a key isn't percent-encoded as announced"))
        guard !isTruncated || nextToken?.isEmpty == false else {
            throw reader.unexpected("more keys are announced, but no token leads to them")
        }
        page.continuation = isTruncated ? nextToken : nil
    }

    /// Decodes at the end: nothing says that `<EncodingType>` comes before the keys.
    private mutating func finish(_ badKey: XMLError) throws(XMLError) {
        guard text.isURLEncoded else { return }
        for index in page.objects.indices {
            guard let key = text.decode(page.objects[index].key.rawValue) else { throw badKey }
            page.objects[index].key = ObjectKey(key)
        }
        for index in page.commonPrefixes.indices {
            guard let prefix = text.decode(page.commonPrefixes[index]) else { throw badKey }
            page.commonPrefixes[index] = prefix
        }
    }

    private static func object(_ reader: inout XMLReader) throws(XMLError) -> ObjectMetadata {
        var key: String?
        var size: Int64?
        var etag: ETag?
        var modified: WallTime?
        while let name = try reader.nextChild() {
            switch name {
            case "Key": key = try reader.readText()
            case "Size": size = Int64(try reader.readText())
            case "ETag": etag = ETag(orNil: try reader.readText())
            case "LastModified": modified = WallTime(iso8601: try reader.readText())
            default: try reader.skip()
            }
        }
        guard let key, let size, size >= 0 else { throw reader.unexpected("an object has no key or no size") }
        return ObjectMetadata(key: ObjectKey(key), size: size, etag: etag, lastModified: modified)
    }

    private static func prefix(_ reader: inout XMLReader) throws(XMLError) -> String {
        var prefix: String?
        while let name = try reader.nextChild() {
            if name == "Prefix" { prefix = try reader.readText() } else { try reader.skip() }
        }
        guard let prefix else { throw reader.unexpected("common prefixes without a prefix") }
        return prefix
    }
}

extension ETag {
    /// Nil for nothing and for the empty text that radosgw answers a completed upload with.
    init?(orNil text: String?) {
        guard let text else { return nil }
        let etag = ETag(text)
        guard !etag.value.isEmpty else { return nil }
        self = etag
    }
}
