package import MilvusModel

/// A collection of which a restore can bring nothing back, though others come back.
package struct LostCollection: Sendable, Hashable {
    package var source: CollectionReference
    package var sourceID: CollectionID
    package var target: CollectionReference
    package var leftOut: LeftOut

    /// Reads well after the collection's name.
    package var reason: String { "Nothing was touched: \(leftOut.loss ?? "no segment of it is whole")." }
}
