internal import Basics
internal import ObjectStorage

/// Whether an open upload may be gone on with, and what of it counts. Pure.
///
/// Its parts don't say which version of the source they are of. They are of this one when the source was last written
/// before the upload was begun, by the clocks of the stores.
struct UploadContinuation: Sendable {
    let item: TransferItem
    let upload: MultipartUpload
    /// One endpoint dates both, to the second; two may be apart as far as signatures allow.
    let sharesClock: Bool

    func admits(_ source: ObjectMetadata) -> Bool {
        guard upload.key == item.destination, source.size == item.size,
            item.etag == nil || source.etag == item.etag,
            let written = source.lastModified, let begun = upload.initiated
        else { return false }
        return written + (sharesClock ? .seconds(1) : .seconds(900)) <= begun
    }

    /// Parts of the planned size under the planned number; the others are made anew.
    func kept(_ parts: [UploadedPart], of plan: PartPlan) -> [UploadedPart] {
        let sizes = Dictionary(uniqueKeysWithValues: plan.parts.map { ($0.number, Int64($0.range.count)) })
        let complete = parts.filter { $0.size == sizes[$0.number] }
        guard let checksum = upload.checksum else { return complete }
        // Without it the upload couldn't be completed.
        return complete.filter { $0.checksum?.algorithm == checksum }
    }
}
