package import ObjectStorage

/// Moves objects from one store to another: chooses the method for each, bounds what is in flight.
package struct ObjectMover: Sendable {
    package let source: any ObjectStore
    package let destination: any ObjectStore
    package let configuration: TransferConfiguration

    package init(
        from source: any ObjectStore, to destination: any ObjectStore, _ configuration: TransferConfiguration
    ) {
        self.source = source
        self.destination = destination
        self.configuration = configuration
    }

    /// Moves one object.
    ///
    /// - Throws: `.notFound` when the source is gone, `.preconditionFailed` when it changed since it was listed,
    ///   `.damaged` when what arrived has another size.
    package func move(_ item: TransferItem) async throws(ObjectStoreError) -> TransferResult {
        throw ObjectStoreError(
            .notSupported, operation: "copy", subject: item.source.rawValue, reason: "not built yet")
    }
}
