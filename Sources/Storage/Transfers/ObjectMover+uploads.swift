internal import Basics
internal import ObjectStorage

/// Multipart uploads, whatever fills the parts.
extension ObjectMover {
    typealias PartMaker = @Sendable (PartPlan.Part) async throws(ObjectStoreError) -> Arrival.Part

    /// The upload to fill and what it holds already: the one to be continued if that is sound, else a fresh one.
    func openUpload(
        _ item: TransferItem, _ continued: MultipartUpload?, checksum: ChecksumAlgorithm?
    ) async throws(ObjectStoreError) -> (MultipartUpload, kept: [UploadedPart]) {
        if let continued {
            let mayContinue = continued.checksum == nil || continued.checksum == checksum
            if mayContinue, let kept = try await keptParts(of: continued, item) { return (continued, kept) }
            try await destination.abortMultipartUpload(continued)
        }
        let begin = { (checksum: ChecksumAlgorithm?) async throws(ObjectStoreError) -> MultipartUpload in
            try await slots.with(item) { () throws(ObjectStoreError) in
                try await destination.createMultipartUpload(item.destination, checksum: checksum)
            }
        }
        let upload = checksum == nil ? try await begin(nil) : try await askingForChecksum(begin)
        return (upload, [])
    }

    /// - Returns: Nil when the upload is gone, or what it holds may be of another version of the source.
    private func keptParts(
        of upload: MultipartUpload, _ item: TransferItem
    ) async throws(ObjectStoreError) -> [UploadedPart]? {
        do throws(ObjectStoreError) {
            let rules = UploadContinuation(
                item: item, upload: upload, sharesClock: source.location.endpoint == destination.location.endpoint)
            guard rules.admits(try await source.head(item.source)) else { return nil }
            return rules.kept(try await destination.listParts(upload), of: partPlan(item))
        } catch {
            guard error.code != .notFound else { return nil }
            throw error
        }
    }

    /// Fills what is missing and completes the upload.
    ///
    /// On every other way out, cancellation included, the upload is aborted, unless what went wrong passes and the
    /// configuration keeps uploads for a resumed run.
    func fill(
        _ upload: MultipartUpload, of item: TransferItem, keeping kept: [UploadedPart], _ make: @escaping PartMaker
    ) async throws(ObjectStoreError) -> (ObjectMetadata, [Arrival.Part]) {
        do throws(ObjectStoreError) {
            let parts = try await makeParts(item, keeping: kept, make)
            let metadata = try await slots.with(item) { () throws(ObjectStoreError) in
                try await destination.completeMultipartUpload(upload, parts.map(\.receipt))
            }
            return (metadata, parts)
        } catch {
            guard !(configuration.keepsUnfinishedUploads && error.passes) else { throw error }
            // The transfer's own failure is what counts; an upload that can't be aborted is found by listing.
            await uncancelled { [destination] in try? await destination.abortMultipartUpload(upload) }
            throw error
        }
    }

    private func makeParts(
        _ item: TransferItem, keeping kept: [UploadedPart], _ make: @escaping PartMaker
    ) async throws(ObjectStoreError) -> [Arrival.Part] {
        let keptByNumber = Dictionary(uniqueKeysWithValues: kept.map { ($0.number, $0) })
        counters.addBytes(kept.reduce(0) { $0 + $1.size })
        do {
            return try await boundedMap(partPlan(item).parts, width: configuration.concurrency) { part in
                if let kept = keptByNumber[part.number] { return Arrival.Part(receipt: kept, evidence: .listed) }
                let made = try await make(part)
                counters.addBytes(made.receipt.size)
                return made
            }
        } catch {
            throw .wrapping(error, operation: "copy", subject: "\(source.location)/\(item.source)")
        }
    }

    private func partPlan(_ item: TransferItem) -> PartPlan {
        PartPlan(size: item.size, wishedPartSize: configuration.partSize, capabilities: destination.capabilities)
    }
}

extension ObjectStoreError {
    /// The same may go well later: it is the way, or the wish to stop, not the object.
    fileprivate var passes: Bool {
        switch code {
        case .connection, .timeout, .unavailable, .throttled, .invalidCredentials, .cancelled: true
        default: isRetryable
        }
    }
}
