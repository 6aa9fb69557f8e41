package import BackupFormat
package import Basics
package import MilvusModel

/// What a drill found out about a backup.
package struct DrillReport: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// Everything came back, and was found again.
        case passed
        /// Something isn't as it should be, and what was compared is equal.
        case findings
        /// Rows are missing, too many, or others.
        case damaged
    }

    /// One step on the timeline.
    package struct Span: Sendable, Hashable {
        package var step: String
        /// Empty: of the whole drill.
        package var collection: String
        /// Since the drill began.
        package var start: Duration
        package var duration: Duration

        package init(step: String, collection: String = "", start: Duration, duration: Duration) {
            self.step = step
            self.collection = collection
            self.start = start
            self.duration = duration
        }
    }

    package var id: String
    package var backup: BackupName
    package var startedAt: WallTime
    package var finishedAt: WallTime
    /// Address and version of the server that was restored into.
    package var milvus: String
    package var milvusVersion: String
    package var seed: UInt64
    package var extent: DrillExtent
    /// See ``DrillPlan/chosenOf``.
    package var chosenOf: Int?
    /// From the first look at the backup until every collection answered.
    package var recoveryTime: Duration
    package var recoveryPoint: RecoveryPoint?
    /// What the imports read.
    package var objects: Int64
    package var bytes: Int64
    package var collections: [DrilledCollection]
    package var timeline: [Span]
    package var findings: [Finding]
    /// Scratch collections that were to stay.
    package var kept: [CollectionReference]

    package var elapsed: Duration { finishedAt - startedAt }
    package var rows: Int64 { collections.reduce(0) { $0 + $1.foundRows } }

    package var state: State {
        if collections.contains(where: \.isDamaged) { return .damaged }
        return findings.isEmpty && collections.allSatisfy(\.isAsItShouldBe) ? .passed : .findings
    }
}
