internal import ObjectStorage

/// The store moves the bytes.
extension ObjectMover {
    func copy(_ item: TransferItem) async throws(ObjectStoreError) -> Arrival {
        let metadata = try await askingForChecksum { checksum throws(ObjectStoreError) in
            try await slots.with(item) { () throws(ObjectStoreError) in
                try await destination.copy(copySource(item, checksum), to: item.destination)
            }
        }
        counters.addBytes(item.size)
        return Arrival(metadata: metadata, evidence: metadata.checksum == nil ? .listed : .store)
    }

    func copyInParts(_ item: TransferItem, _ continued: MultipartUpload?) async throws(ObjectStoreError) -> Arrival {
        let (upload, kept) = try await openUpload(item, continued, checksum: configuration.checksum)
        let (metadata, _) = try await fill(upload, of: item, keeping: kept) { part throws(ObjectStoreError) in
            let receipt = try await slots.with(item) { () throws(ObjectStoreError) in
                try await destination.copyPart(
                    part.number, of: upload, from: copySource(item, nil), range: part.range)
            }
            return Arrival.Part(receipt: receipt, evidence: .listed)
        }
        return Arrival(metadata: metadata, evidence: metadata.checksum == nil ? .listed : .store)
    }

    /// Every request of a copy is pinned: one whose source changes midway is refused, and the upload aborted.
    private func copySource(_ item: TransferItem, _ checksum: ChecksumAlgorithm?) -> CopySource {
        CopySource(
            bucket: source.location.bucket, key: item.source, size: item.size, ifMatch: item.etag, checksum: checksum)
    }

    /// Asks for a checksum until the store is found to refuse requests for that reason alone.
    func askingForChecksum<Value>(
        _ attempt: (ChecksumAlgorithm?) async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        guard let checksum = configuration.checksum, !facts.refusesChecksums else { return try await attempt(nil) }
        do throws(ObjectStoreError) {
            return try await attempt(checksum)
        } catch {
            guard error.code == .invalidRequest || error.code == .notSupported else { throw error }
            let value = try await attempt(nil)
            facts.checksumsAreRefused(error)
            return value
        }
    }
}
