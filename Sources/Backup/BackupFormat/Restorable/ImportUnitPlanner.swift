internal import Basics
package import MilvusModel

/// Finds what to import of one collection, and where it lies, whoever wrote the backup. Pure.
package struct ImportUnitPlanner: Sendable {
    /// What was found.
    package struct Plan: Sendable, Hashable {
        /// Rows of all partitions first, then deletes: of single partitions, then of all.
        package var units: [ImportUnit] = []
        /// Segments with rows of which no object is there.
        package var missing: [SegmentID] = []
    }

    let layout: BackupLayout
    /// Nil: the manifest says the truth about groups and delta logs, as it does in a backup of ours.
    let directories: SegmentDirectories?

    package init(layout: BackupLayout, directories: SegmentDirectories? = nil) {
        self.layout = layout
        self.directories = directories
    }

    package func plan(_ collection: CollectionBackup) -> Plan {
        var plan = Plan()
        for partition in collection.partitions { addRows(of: partition, to: &plan) }
        for partition in collection.partitions {
            for segment in partition.segments where segment.isL0 {
                add(levelZero: segment, partition: partition.name, to: &plan)
            }
        }
        for segment in collection.l0Segments { add(levelZero: segment, partition: nil, to: &plan) }
        return plan
    }

    /// One unit for each distinct group: several segments of old writers share one, and it must be imported once.
    private func addRows(of partition: PartitionBackup, to plan: inout Plan) {
        var order: [GroupID] = []
        var members: [GroupID: [SegmentBackup]] = [:]
        for segment in partition.segments where !segment.isL0 && !segment.isEmpty {
            guard let group = group(.insert, of: segment) else {
                plan.missing.append(segment.id)
                continue
            }
            if members[group] == nil { order.append(group) }
            members[group, default: []].append(segment)
        }
        for group in order { plan.units.append(unit(members[group] ?? [], in: group, of: partition)) }
    }

    private func unit(_ segments: [SegmentBackup], in group: GroupID, of partition: PartitionBackup) -> ImportUnit {
        let hasDeletes = segments.contains(where: hasDeltaLogs)
        return ImportUnit(
            kind: .rows, partition: partition.name,
            insertPrefix: layout.importPrefix(.insert, partition.collection, partition.id, group),
            deltaPrefix: hasDeletes ? layout.importPrefix(.delta, partition.collection, partition.id, group) : nil,
            segments: segments.map(\.id), rows: segments.total(\.rows), bytes: segments.total(\.size),
            storageVersion: segments.first?.storageVersion ?? 0, channel: segments.first?.channel ?? "")
    }

    /// A level zero segment is imported by its own directory, or by its group's when that has the same number.
    private func add(levelZero segment: SegmentBackup, partition: String?, to plan: inout Plan) {
        guard let group = group(.delta, of: segment) else {
            if segment.hasDeltaLogs { plan.missing.append(segment.id) }
            return
        }
        let own = layout.levelZeroPrefix(segment.location)
        let isOwn = group == .none || group == GroupID(segment.id)
        let prefix =
            isOwn ? own : layout.importPrefix(.delta, segment.collection, segment.partition, group) + "\(segment.id)/"
        plan.units.append(
            ImportUnit(
                kind: .levelZero, partition: partition, insertPrefix: nil, deltaPrefix: prefix, segments: [segment.id],
                bytes: segment.size, storageVersion: segment.storageVersion, channel: segment.channel))
    }

    private func group(_ kind: LogKind, of segment: SegmentBackup) -> GroupID? {
        guard let directories else { return kind == .insert || segment.hasDeltaLogs ? segment.group : nil }
        return directories.group(kind, segment.location, noted: segment.group)
    }

    private func hasDeltaLogs(_ segment: SegmentBackup) -> Bool {
        guard segment.hasDeltaLogs, let directories else { return segment.hasDeltaLogs }
        return directories.group(.delta, segment.location, noted: segment.group) != nil
    }
}

extension SegmentBackup {
    package var location: SegmentLocation {
        SegmentLocation(collection: collection, partition: partition, segment: id)
    }

    /// Nothing was ever written into it.
    fileprivate var isEmpty: Bool { rows == 0 && insertLogs.allSatisfy { $0.binlogs.isEmpty } }
}
