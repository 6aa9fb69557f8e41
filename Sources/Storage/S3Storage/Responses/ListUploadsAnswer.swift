internal import Basics
internal import ObjectStorage
internal import XMLStream

/// The answer to ListMultipartUploads: one page of open uploads, and where the next one begins.
struct ListUploadsAnswer: Sendable {
    struct Marker: Sendable, Equatable {
        var key: String
        var uploadID: String
    }

    private(set) var uploads: [MultipartUpload] = []
    /// Nil on the last page.
    private(set) var next: Marker?

    init(_ bytes: [UInt8]) throws(XMLError) {
        var reader = XMLReader(bytes)
        try reader.enterRoot("ListMultipartUploadsResult")
        var text = ListingText()
        var isTruncated = false
        var marker = Marker(key: "", uploadID: "")
        while let name = try reader.nextChild() {
            switch name {
            case "EncodingType": text.isURLEncoded = try reader.readText() == "url"
            case "IsTruncated": isTruncated = try reader.readText() == "true"
            case "NextKeyMarker": marker.key = try reader.readText()
            case "NextUploadIdMarker": marker.uploadID = try reader.readText()
            case "Upload": uploads.append(try Self.upload(&reader))
            default: try reader.skip()
            }
        }
        for index in uploads.indices {
            guard let key = text.decode(uploads[index].key.rawValue) else {
                throw reader.unexpected("a key isn't percent-encoded as announced")
            }
            uploads[index].key = ObjectKey(key)
        }
        guard isTruncated else { return }
        marker.key = text.decode(marker.key) ?? marker.key
        guard !marker.key.isEmpty else {
            throw reader.unexpected("more uploads are announced, but no marker leads to them")
        }
        next = marker
    }

    private static func upload(_ reader: inout XMLReader) throws(XMLError) -> MultipartUpload {
        var key: String?
        var identifier: String?
        var initiated: WallTime?
        var checksum: ChecksumAlgorithm?
        while let name = try reader.nextChild() {
            switch name {
            case "Key": key = try reader.readText()
            case "UploadId": identifier = try reader.readText()
            case "ChecksumAlgorithm": checksum = ChecksumAlgorithm(rawValue: try reader.readText())
            case "Initiated": initiated = WallTime(iso8601: try reader.readText())
            default: try reader.skip()
            }
        }
        guard let key, let identifier else { throw reader.unexpected("an upload has no key or no id") }
        return MultipartUpload(
            key: ObjectKey(key), uploadID: identifier, initiated: initiated, checksum: checksum)
    }
}
