internal import Basics
internal import ObjectStorage

/// Reads a page of ListObjectsV2 straight from its bytes, as stores write them day in, day out.
///
/// It never judges. Whatever it doesn't take for certain (anything but plain elements, ASCII text and the usual
/// references, and all that is malformed) is ``ListObjectsAnswer``'s to read or to refuse, with libxml2; what it does
/// take, that would read the same way.
struct PlainListing {
    /// Larger than any honest page: 1000 keys of 1024 bytes, each byte percent-encoded.
    private static let sizeLimit = 8 << 20

    private var scanner: ListingScanner
    private var objects: [PlainObject] = []
    private var prefixes: [ListingScanner.Text] = []
    private var encodingType: ListingScanner.Text?
    private var truncation: ListingScanner.Text?
    private var token: ListingScanner.Text?

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        scanner = ListingScanner(bytes)
        objects.reserveCapacity(1000)
    }

    /// Nil when the document isn't plain.
    static func page(of bytes: [UInt8]) -> ObjectListPage? {
        guard bytes.count <= sizeLimit else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var listing = PlainListing(bytes)
            return listing.readAll() ? listing.page() : nil
        }
    }

    private mutating func readAll() -> Bool {
        guard scanner.skipDeclaration(), scanner.skip("<ListBucketResult"), scanner.skipNamespace() else {
            return false
        }
        if scanner.skip("/>") { return scanner.isAtEndAfterBlanks() }
        guard scanner.skip(">") else { return false }
        while true {
            guard scanner.skipBlanks() else { return false }
            if scanner.skip("</ListBucketResult>") { return scanner.isAtEndAfterBlanks() }
            guard readChild() else { return false }
        }
    }

    private mutating func readChild() -> Bool {
        if scanner.skip("<Contents>") {
            guard let object = PlainObject(&scanner) else { return false }
            objects.append(object)
            return true
        }
        if scanner.skip("<CommonPrefixes>") { return readPrefix() }
        if scanner.skip("<IsTruncated>") { return scanner.text(into: &truncation, "</IsTruncated>") }
        if scanner.skip("<EncodingType>") { return scanner.text(into: &encodingType, "</EncodingType>") }
        if scanner.skip("<NextContinuationToken>") { return scanner.text(into: &token, "</NextContinuationToken>") }
        return scanner.skipElement(
            except: ["Contents", "CommonPrefixes", "IsTruncated", "EncodingType", "NextContinuationToken"])
    }

    private mutating func readPrefix() -> Bool {
        var prefix: ListingScanner.Text?
        guard scanner.skipBlanks(), scanner.skip("<Prefix>"), scanner.text(into: &prefix, "</Prefix>"),
            scanner.skipBlanks(), scanner.skip("</CommonPrefixes>"), let prefix
        else { return false }
        prefixes.append(prefix)
        return true
    }

    /// Decodes at the end: nothing says that `<EncodingType>` comes before the keys.
    private func page() -> ObjectListPage? {
        let isEncoded = encodingType.flatMap { scanner.string($0) } == "url"
        var page = ObjectListPage(objects: [])
        page.objects.reserveCapacity(objects.count)
        for object in objects {
            guard let key = scanner.string(object.key, percentDecoded: isEncoded) else { return nil }
            page.objects.append(
                ObjectMetadata(
                    key: ObjectKey(key), size: object.size, etag: object.etag.flatMap(etag),
                    lastModified: object.modified))
        }
        for prefix in prefixes {
            guard let text = scanner.string(prefix, percentDecoded: isEncoded) else { return nil }
            page.commonPrefixes.append(text)
        }
        guard truncation.flatMap({ scanner.string($0) }) == "true" else { return page }
        guard let token = token.flatMap({ scanner.string($0) }), !token.isEmpty else { return nil }
        page.continuation = token
        return page
    }

    private func etag(_ text: ListingScanner.Text) -> ETag? {
        if let bare = scanner.quoted(text), let value = scanner.string(bare) { return ETag.unquoted(value) }
        return ETag(orNil: scanner.string(text))
    }
}
