internal import XMLStream

/// The parts that a CompleteMultipartUpload names, checked against those that are there.
struct PartSelection: Sendable {
    let parts: [DoubleUpload.Part]

    init(_ body: [UInt8], _ upload: DoubleUpload, minimumSize: Int64) throws(S3Refusal) {
        guard let document = try? XMLElement(parsing: body), document.name == "CompleteMultipartUpload" else {
            throw .malformedXML
        }
        var last = 0
        var parts: [DoubleUpload.Part] = []
        for element in document.all("Part") {
            guard let number = element["PartNumber"].flatMap({ Int($0.text) }) else { throw .malformedXML }
            guard number > last else {
                throw S3Refusal(400, "InvalidPartOrder", "The list of parts was not in ascending order.")
            }
            last = number
            guard let part = upload.parts[number], ETagCondition(element["ETag"]?.text ?? "").holds(for: part.etag)
            else { throw S3Refusal(400, "InvalidPart", "One or more of the specified parts could not be found.") }
            parts.append(part)
        }
        guard !parts.isEmpty else { throw .malformedXML }
        guard parts.dropLast().allSatisfy({ $0.content.size >= minimumSize }) else {
            throw S3Refusal(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
        }
        self.parts = parts
    }
}
