package import Basics
package import MilvusModel

/// What a drill will do, decided before anything is touched.
package struct DrillPlan: Sendable {
    /// Of the drill; part of the scratch collections' names.
    package var id: String
    package var startedAt: WallTime
    package var seed: UInt64
    package var extent: DrillExtent
    package var keeps: Bool
    /// One collection was chosen of so many; nil: all that were asked for.
    package var chosenOf: Int?
    /// Into scratch collections, each of which is loaded.
    package var restore: RestorePlan
    /// Indexes that the backup doesn't have: without one on every vector field Milvus loads nothing.
    package var addedIndexes: [CollectionReference: [PlannedIndex]]
    package var recoveryPoint: RecoveryPoint?

    package var scratch: [CollectionReference] { restore.collections.map(\.target) }
}
