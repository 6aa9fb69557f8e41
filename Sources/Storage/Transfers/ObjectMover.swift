package import ObjectStorage

/// Moves objects from one store to another: chooses the method for each, bounds what is in flight.
///
/// Retry is the stores' own matter (``RetryingStore``): bodies that pass through here can be opened anew.
package struct ObjectMover: Sendable {
    package let source: any ObjectStore
    package let destination: any ObjectStore
    package let configuration: TransferConfiguration
    package let counters: TransferCounters
    let slots: TransferSlots

    package init(
        from source: any ObjectStore, to destination: any ObjectStore, _ configuration: TransferConfiguration,
        counters: TransferCounters = TransferCounters()
    ) {
        self.source = source
        self.destination = destination
        self.configuration = configuration
        self.counters = counters
        slots = TransferSlots(configuration.concurrency)
    }

    /// Moves one object.
    ///
    /// - Throws: `.notFound` when the source is gone, `.preconditionFailed` when it changed since it was listed,
    ///   `.damaged` when what arrived has another size.
    package func move(_ item: TransferItem) async throws(ObjectStoreError) -> TransferResult {
        do throws(ObjectStoreError) {
            let method = try chooser.method(for: item)
            let metadata = try await proved(item, try await move(item, by: method))
            counters.addObject(method)
            return TransferResult(item: item, method: method, metadata: metadata)
        } catch {
            counters.addFailure()
            throw error
        }
    }

    private func move(_ item: TransferItem, by method: TransferMethod) async throws(ObjectStoreError) -> ObjectMetadata
    {
        switch method {
        case .copy: try await copy(item)
        case .multipartCopy: try await copyInParts(item)
        case .stream: try await stream(item)
        case .multipartStream: try await streamInParts(item)
        }
    }

    private var chooser: TransferMethodChooser {
        TransferMethodChooser(
            from: source.location, to: destination.location, capabilities: destination.capabilities, configuration)
    }

    /// What arrived, as the destination says it. The answer to a copy names no size: an ETag equal to the source's
    /// proves it, else the destination is asked.
    private func proved(_ item: TransferItem, _ answer: ObjectMetadata) async throws(ObjectStoreError) -> ObjectMetadata
    {
        if let etag = item.etag, answer.etag == etag, answer.size == item.size { return answer }
        let found = try await slots.with(item) { () throws(ObjectStoreError) in
            try await destination.head(item.destination)
        }
        guard found.size == item.size else {
            throw ObjectStoreError(
                .damaged, operation: "copy", subject: "\(source.location)/\(item.source)",
                reason:
                    "\(item.size) bytes were listed, \(found.size) arrived at \(destination.location)/\(item.destination)",
                advice: "Another process wrote one of the two objects meanwhile; run again.")
        }
        return found
    }
}
