internal import BackupFormat
internal import Basics
internal import MilvusModel

extension RestorableCollection {
    /// What of it is imported without some segments.
    ///
    /// Nobody counted the rows that live in the rest. Deletes in all of it are as many as those in the rest, or more.
    func leavingOut(_ segments: Set<SegmentID>) -> RestorableCollection {
        guard !segments.isEmpty else { return self }
        var rest = self
        rest.summary?.liveRows = nil
        let known = Dictionary(backup.segments.map { ($0.id, $0) }) { first, _ in first }
        rest.units = units.compactMap { unit in
            let left = unit.segments.filter { !segments.contains($0) }
            guard left.count < unit.segments.count else { return unit }
            guard !left.isEmpty else { return nil }
            var part = unit
            part.segments = left
            part.rows = left.compactMap { known[$0] }.total(\.rows)
            part.bytes = left.compactMap { known[$0] }.total(\.size)
            return part
        }
        rest.missingSegments.removeAll { segments.contains($0) }
        return rest
    }

    /// The partitions in which segments lie.
    func partitions(of segments: Set<SegmentID>) -> Set<PartitionID> {
        Set(backup.segments.filter { segments.contains($0.id) }.map(\.partition))
    }
}
