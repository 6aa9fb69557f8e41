package import ObjectStorage

/// Decides how an object of some size travels between two stores. Pure.
package struct TransferMethodChooser: Sendable {
    private let mode: TransferMode
    private let source: StoreLocation
    private let destination: StoreLocation
    private let capabilities: StoreCapabilities
    private let multipartThreshold: Int64
    private let refusesCopies: Bool

    /// - Parameters:
    ///   - source: Where the object lies.
    ///   - destination: Where it shall lie.
    ///   - capabilities: The destination's.
    ///   - configuration: Mode and threshold count.
    ///   - refusesCopies: The destination has shown that it doesn't copy from there, though it might.
    package init(
        from source: StoreLocation, to destination: StoreLocation, capabilities: StoreCapabilities,
        _ configuration: TransferConfiguration, refusesCopies: Bool = false
    ) {
        self.source = source
        self.destination = destination
        self.capabilities = capabilities
        mode = configuration.mode
        multipartThreshold = configuration.multipartThreshold
        self.refusesCopies = refusesCopies
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
        !refusesCopies && capabilities.serverSideCopy && destination.canCopyServerSide(from: source)
    }
}
