internal import BackupFormat
internal import Basics
internal import MilvusModel

/// Decides which segments of a damaged collection come back. Pure.
///
/// No segment comes back by half, and no deleted row comes back: a segment is left out whole when one of its insert logs
/// is damaged, and also when deletes that concern it are, its own or those of a level zero segment.
struct SegmentSalvage {
    /// Objects that are named of each segment; the others are counted.
    static let named = 3

    let collection: RestorableCollection
    let damage: BackupDamage.Collection
    /// The import reads the backup itself: of a directory that several segments share, none can be kept from it.
    let isInPlace: Bool

    private typealias Cause = (reason: LeftOutSegment.Reason, findings: [VerifyFinding])

    func leftOut() -> LeftOut {
        let causes = causes()
        let segments = collection.backup.segments
        // Of a segment that doesn't come back nothing is made anew.
        let harmless = damage.harmless.filter { finding in finding.segment.map { causes[$0] == nil } ?? true }
        var leftOut = LeftOut(
            ofSegments: segments.count, ofRows: segments.total(\.rows), harmless: Self.damages(harmless),
            harmlessCount: Int64(harmless.count))
        let names = Dictionary(collection.backup.partitions.map { ($0.id, $0.name) }) { first, _ in first }
        for segment in segments {
            guard let cause = causes[segment.id] else { continue }
            leftOut.segments.append(
                LeftOutSegment(
                    id: segment.id, partition: names[segment.partition] ?? "", rows: segment.isL0 ? 0 : segment.rows,
                    reason: cause.reason, damages: Self.damages(cause.findings),
                    damageCount: Int64(cause.findings.count)))
        }
        leftOut.loss = loss(leftOut)
        return leftOut
    }

    private func causes() -> [SegmentID: Cause] {
        var causes: [SegmentID: Cause] = [:]
        for (id, found) in damage.segments {
            let reason: LeftOutSegment.Reason = found.rows.isEmpty ? .deletes : .rows
            causes[id] = (reason, found.rows + found.deletes)
        }
        for deletes in collection.backup.segments where deletes.isL0 {
            guard let cause = causes[deletes.id] else { continue }
            for segment in collection.backup.segments
            where !segment.isL0 && causes[segment.id] == nil && deletes.concerns(segment) {
                causes[segment.id] = (.levelZero, cause.findings)
            }
        }
        if isInPlace { addNeighbours(to: &causes) }
        return causes
    }

    private func addNeighbours(to causes: inout [SegmentID: Cause]) {
        for unit in collection.units where unit.kind == .rows {
            guard let first = unit.segments.compactMap({ causes[$0] }).first else { continue }
            for segment in unit.segments where causes[segment] == nil {
                causes[segment] = (.directory, first.findings)
            }
        }
    }

    private func loss(_ leftOut: LeftOut) -> String? {
        if let first = damage.whole.first {
            let more = damage.whole.count > 1 ? ", and \(damage.whole.count - 1) more" : ""
            return "no segment can be told that it is the damaged one: \(first.message)\(more)"
        }
        let hadRows = collection.units.contains { $0.kind == .rows } || !collection.missingSegments.isEmpty
        guard hadRows, !collection.leavingOut(leftOut.ids).units.contains(where: { $0.kind == .rows }) else {
            return nil
        }
        let messages = leftOut.segments.flatMap { $0.damages.map(\.message) }
        let shown = messages.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(Self.named)
        return "no segment of it is whole: \(shown.joined(separator: "; "))"
    }

    static func damages(_ findings: [VerifyFinding]) -> [LeftOutSegment.Damage] {
        findings.prefix(named).map { LeftOutSegment.Damage(object: $0.object, message: $0.message) }
    }
}

extension SegmentBackup {
    /// Whether deletes of this level zero segment apply to rows of another one: of its partition or of all, on its
    /// channel.
    func concerns(_ other: SegmentBackup) -> Bool {
        (partition == .all || partition == other.partition)
            && (channel.isEmpty || other.channel.isEmpty || channel == other.channel)
    }
}
