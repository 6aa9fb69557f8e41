package import BackupFormat
package import Basics
package import MilvusModel

/// What `verify` found out about a backup.
package struct VerifyReport: Sendable, Hashable {
    package enum State: String, Sendable, Hashable, CaseIterable {
        case clean
        /// Something isn't as it should be, and nothing is lost.
        case findings
        case damaged
    }

    /// What reading the objects gave.
    package struct Hashed: Sendable, Hashable {
        package var objects: Int64
        package var bytes: Int64
        /// Agree with the checksum of the backup's object list, with an MD5 as ETag, or with an earlier verification.
        package var byChecksum: Int64
        package var byETag: Int64
        package var byEarlier: Int64
        /// Nothing was known of their bytes; from now on it is.
        package var newlyProved: Int64
    }

    package var id: String
    package var name: BackupName
    package var depth: VerifyDepth
    package var startedAt: WallTime
    package var finishedAt: WallTime
    /// Begun by a run that was cut off.
    package var isResumed: Bool
    /// The collections that were looked at; nil: all.
    package var collections: [CollectionReference]?
    /// Nil: everything was read, or nothing was to be.
    package var sample: SampleWindow?
    /// Meta objects that are as they were sealed.
    package var metaObjects: Int
    /// Objects that the backup promises, and those of them that are there with their sizes.
    package var promised: Int64
    package var objects: Int64
    package var bytes: Int64
    /// Objects whose ETag is the one that was sealed.
    package var etags: Int64
    /// At depth `hash`.
    package var hashed: Hashed?
    /// At depth `rows`.
    package var rows: Rows?
    /// The first ones, and one of each further damaged segment; more than that are counted only.
    package var findings: [VerifyFinding]
    package var counts: [VerifyFinding.Code: Int64]

    package var state: State {
        if counts.isEmpty { return .clean }
        return counts.keys.contains { $0.severity == .damaged } ? .damaged : .findings
    }

    package var findingCount: Int64 { counts.values.reduce(0, +) }
    package var elapsed: Duration { finishedAt - startedAt }
}
