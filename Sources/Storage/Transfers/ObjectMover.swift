package import ObjectStorage

/// Moves objects from one store to another: chooses the method for each, bounds what is in flight.
///
/// Retry is the stores' own matter (``RetryingStore``): bodies that pass through here can be opened anew. What the two
/// places teach (no copies between them, no checksums) is kept as long as the mover, or a copy of it.
package struct ObjectMover: Sendable {
    package let source: any ObjectStore
    package let destination: any ObjectStore
    package let configuration: TransferConfiguration
    package let counters: TransferCounters
    let slots: TransferSlots
    let facts: TransferFacts

    /// - Parameters:
    ///   - source: Where objects lie.
    ///   - destination: Where they shall lie.
    ///   - configuration: Limits and mode.
    ///   - counters: Shared with other movers, or of its own.
    ///   - onNotice: Called at most once for each kind of notice, from whatever task found it out.
    package init(
        from source: any ObjectStore, to destination: any ObjectStore, _ configuration: TransferConfiguration,
        counters: TransferCounters = TransferCounters(),
        onNotice: @escaping @Sendable (TransferNotice) -> Void = { _ in }
    ) {
        self.source = source
        self.destination = destination
        self.configuration = configuration
        self.counters = counters
        slots = TransferSlots(configuration.concurrency)
        facts = TransferFacts(onNotice)
    }

    /// Moves one object.
    ///
    /// `upload` is an open one that an interrupted run left at the destination key for this same item. What it holds is
    /// kept if it fits and the source is older than it; else it is aborted, and so it is where the object isn't moved in
    /// parts.
    ///
    /// - Throws: `.notFound` when the source is gone, `.preconditionFailed` when it changed since it was listed,
    ///   `.damaged` when what arrived has another size, or other bytes than passed.
    package func move(
        _ item: TransferItem, continuing upload: MultipartUpload? = nil
    ) async throws(ObjectStoreError) -> TransferResult {
        do throws(ObjectStoreError) {
            let (method, arrival) = try await moveByBestMethod(item, upload)
            let metadata = try await proved(item, arrival, by: method)
            counters.addObject(method)
            return TransferResult(item: item, method: method, metadata: metadata, evidence: arrival.evidence)
        } catch {
            counters.addFailure()
            throw error
        }
    }

    func move(
        _ item: TransferItem, by method: TransferMethod, _ upload: MultipartUpload?
    ) async throws(ObjectStoreError) -> Arrival {
        if let upload, method == .copy || method == .stream { try await destination.abortMultipartUpload(upload) }
        return switch method {
        case .copy: try await copy(item)
        case .multipartCopy: try await copyInParts(item, upload)
        case .stream: try await stream(item)
        case .multipartStream: try await streamInParts(item, upload)
        }
    }

    /// What arrived, as the destination says it.
    ///
    /// An answer with an ETag is enough where the source was pinned (what was copied is what was listed) or its size
    /// was seen while it streamed; the ETag needn't be the source's: objects in parts and keys of KMS give others. Else
    /// the destination is asked: the answer to a copy names no size.
    private func proved(
        _ item: TransferItem, _ arrival: Arrival, by method: TransferMethod
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        let answer = arrival.metadata
        let isPinned = item.etag != nil || !method.isServerSide
        if isPinned, answer.etag != nil, answer.size == item.size { return answer }
        var found = try await slots.with(item) { () throws(ObjectStoreError) in
            try await destination.head(item.destination)
        }
        guard found.size == item.size else {
            throw ObjectStoreError(
                .damaged, operation: "copy", subject: "\(source.location)/\(item.source)",
                reason:
                    "\(item.size) bytes were listed, \(found.size) arrived at \(destination.location)/\(item.destination)",
                advice: "Another process wrote one of the two objects meanwhile; run again.")
        }
        found.checksum = answer.checksum ?? found.checksum
        return found
    }
}
