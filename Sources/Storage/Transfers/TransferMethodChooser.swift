package import ObjectStorage

/// Decides how an object of some size travels between two stores. Pure.
package struct TransferMethodChooser: Sendable {
    private let mode: TransferMode
    private let source: StoreLocation
    private let destination: StoreLocation
    private let capabilities: StoreCapabilities
    private let multipartThreshold: Int64

    /// - Parameters:
    ///   - source: Where the object lies.
    ///   - destination: Where it shall lie.
    ///   - capabilities: The destination's.
    ///   - configuration: Mode and threshold count.
    package init(
        from source: StoreLocation, to destination: StoreLocation, capabilities: StoreCapabilities,
        _ configuration: TransferConfiguration
    ) {
        self.source = source
        self.destination = destination
        self.capabilities = capabilities
        mode = configuration.mode
        multipartThreshold = configuration.multipartThreshold
    }

    /// - Throws: `.notSupported` when only a server-side copy is wanted and the two stores can't.
    package func method(for item: TransferItem) throws(ObjectStoreError) -> TransferMethod {
        let inParts = item.size > 0 && item.size >= min(multipartThreshold, capabilities.singleRequestLimit)
        switch (mode, canCopyServerSide) {
        case (.auto, true), (.direct, true): return inParts ? .multipartCopy : .copy
        case (.auto, false), (.streaming, _): return inParts ? .multipartStream : .stream
        case (.direct, false):
            throw ObjectStoreError(
                .notSupported, operation: "copy", subject: "\(source)/\(item.source)",
                reason: "\(destination) can't copy from there by itself: another endpoint, or another access key",
                advice: "Use transfer mode `auto` or `streaming`.")
        }
    }

    private var canCopyServerSide: Bool {
        capabilities.serverSideCopy && destination.canCopyServerSide(from: source)
    }
}
