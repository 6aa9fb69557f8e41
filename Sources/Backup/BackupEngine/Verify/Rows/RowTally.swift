internal import Basics
internal import MilvusModel

/// What reading a backup's segments gave so far, in the order of collections and segments. Pure.
struct RowTally: Sendable, Hashable {
    /// One collection's.
    struct Collection: Sendable, Hashable {
        /// Segments with rows, and those of them whose rows could all be read and agree.
        var segments: Int64 = 0
        var agreeing: Int64 = 0
        /// Of the agreeing ones; deletes of all.
        var rows = RowCounts()
        /// Whether the deletes of all segments of level zero are known.
        var knowsLevelZero = true
    }

    /// Everything up to this segment is in: see ``RowPlan/key(_:_:)``.
    var position = ""
    var segments: Int64 = 0
    var objects: Int64 = 0
    var bytes: Int64 = 0
    /// Objects that decode and agree.
    var decoded: Int64 = 0
    var collections: [CollectionID: Collection] = [:]
    var findings = FindingList()

    mutating func take(_ outcome: SegmentOutcome, at key: String, of collection: CollectionID) {
        position = key
        segments += 1
        objects += outcome.objects
        bytes = bytes.adding(clamped: outcome.bytes)
        decoded += outcome.decoded
        for finding in outcome.findings { findings.append(finding) }
        var known = collections[collection] ?? Collection()
        if outcome.isLevelZero {
            known.rows.deletes += outcome.rows?.deletes ?? 0
            known.knowsLevelZero = known.knowsLevelZero && outcome.rows != nil
        } else {
            known.segments += 1
            if let rows = outcome.rows {
                known.agreeing += 1
                known.rows.add(rows)
            }
        }
        collections[collection] = known
    }
}
