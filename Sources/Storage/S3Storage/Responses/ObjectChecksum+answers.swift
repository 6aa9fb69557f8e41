internal import HTTPTransport
internal import ObjectStorage
internal import XMLStream

/// Checksums in answers: `x-amz-checksum-crc64nvme: …` in headers, `<ChecksumCRC64NVME>` in documents. The store says
/// which one it has; without being asked, AWS gives CRC64NVME since the end of 2024.
extension ObjectChecksum {
    init?(_ headers: HTTPHeaders) {
        for (name, value) in headers.fields where name.utf8.count > Self.headerPrefix.utf8.count && !value.isEmpty {
            let name = name.lowercased()
            guard name.hasPrefix(Self.headerPrefix) else { continue }
            let word = name.dropFirst(Self.headerPrefix.count).uppercased()
            guard let algorithm = ChecksumAlgorithm(rawValue: word) else { continue }
            self.init(algorithm, value)
            return
        }
        return nil
    }

    init?(_ element: XMLElement) {
        for child in element.children where !child.text.isEmpty {
            guard let checksum = Self(elementName: child.name, child.text) else { continue }
            self = checksum
            return
        }
        return nil
    }

    init?(elementName name: String, _ text: String) {
        guard name.hasPrefix("Checksum"), let algorithm = ChecksumAlgorithm(rawValue: String(name.dropFirst(8))) else {
            return nil
        }
        self.init(algorithm, text)
    }

    private static let headerPrefix = "x-amz-checksum-"
}

extension ChecksumAlgorithm {
    /// `x-amz-checksum-type` of an upload in parts: of the whole object where that can be computed from the parts.
    var multipartType: String { isJoinable ? "FULL_OBJECT" : "COMPOSITE" }
}
