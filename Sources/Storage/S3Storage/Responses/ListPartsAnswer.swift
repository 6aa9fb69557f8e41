internal import ObjectStorage
internal import XMLStream

/// The answer to ListParts: one page of an open upload's parts, and where the next one begins.
struct ListPartsAnswer: Sendable {
    private(set) var parts: [UploadedPart] = []
    /// The number of the last part seen; nil on the last page.
    private(set) var next: Int?

    init(_ bytes: [UInt8]) throws(XMLError) {
        var reader = XMLReader(bytes)
        try reader.enterRoot("ListPartsResult")
        var isTruncated = false
        var marker: Int?
        while let name = try reader.nextChild() {
            switch name {
            case "IsTruncated": isTruncated = try reader.readText() == "true"
            case "NextPartNumberMarker": marker = Int(try reader.readText())
            case "Part": parts.append(try Self.part(&reader))
            default: try reader.skip()
            }
        }
        guard isTruncated else { return }
        guard let last = marker ?? parts.last?.number else {
            throw reader.unexpected("more parts are announced, but no marker leads to them")
        }
        next = last
    }

    private static func part(_ reader: inout XMLReader) throws(XMLError) -> UploadedPart {
        var number: Int?
        var size: Int64?
        var etag: ETag?
        var checksum: ObjectChecksum?
        while let name = try reader.nextChild() {
            switch name {
            case "PartNumber": number = Int(try reader.readText())
            case "Size": size = Int64(try reader.readText())
            case "ETag": etag = ETag(try reader.readText())
            case _ where name.hasPrefix("Checksum"):
                checksum = ObjectChecksum(elementName: name, try reader.readText()) ?? checksum
            default: try reader.skip()
            }
        }
        guard let number, let size, let etag else { throw reader.unexpected("a part has no number, size or ETag") }
        return UploadedPart(number: number, etag: etag, size: size, checksum: checksum)
    }
}
