package import BackupFormat
internal import Basics
package import MilvusModel
internal import ObjectStorage

/// Decides which imports bring a collection's rows back: as few as the server takes. Pure.
package struct ImportPlanner: Sendable {
    /// How the target server imports.
    package enum Server: Sendable, Hashable {
        /// 2.2 and 2.3: one pair of directories a task, everything below it.
        case tasks
        /// 2.4 and later without reachable REST interface: one pair of directories a call, its children are segments.
        case calls
        /// 2.4 and later: jobs of many groups; `levelZero` groups of deletes at once in one job.
        case jobs(levelZero: Int)
    }

    package let server: Server
    /// Where the backup lies.
    package let layout: BackupLayout
    /// Where its staged copy will lie; nil when the import reads the backup itself.
    package let staged: BackupLayout?
    package let options: ImportOptions
    private let unitsPerImport: Int
    private let bytesPerImport: Int64

    package init(
        server: Server, layout: BackupLayout, staged: BackupLayout? = nil, options: ImportOptions, limits: EngineLimits
    ) {
        self.server = server
        self.layout = layout
        self.staged = staged
        self.options = options
        unitsPerImport = max(1, limits.segmentsPerImport)
        bytesPerImport = limits.bytesPerImport
    }

    /// Rows first; see ``levelZeroImports(of:)`` for what comes after all of them.
    ///
    /// `unmergeable` are partitions whose directories hold more than the backup promises: an import of the whole
    /// directory would bring that in.
    package func dataImports(
        of collection: RestorableCollection, unmergeable: Set<PartitionID> = []
    ) -> [PlannedImport] {
        let units = collection.units.filter { $0.kind == .rows }
        return grouped(units) { $0.partition ?? "" }.flatMap { partition in
            switch server {
            case .tasks: tasks(partition, of: collection, unmergeable)
            case .calls: partition.map { planned(.call, [$0], of: collection) }
            case .jobs: jobs(partition, of: collection)
            }
        }
    }

    /// Deletes that apply to rows imported before; the collection must not be loaded.
    package func levelZeroImports(of collection: RestorableCollection) -> [PlannedImport] {
        let units = collection.units.filter { $0.kind == .levelZero }
        return grouped(units) { $0.partition ?? "" }.flatMap { alike in
            switch server {
            case .jobs(let width): alike.chunked(max(1, width)).map { planned(.job, Array($0), of: collection) }
            case .tasks, .calls: alike.map { planned(.call, [$0], of: collection) }
            }
        }
    }

    /// The whole partition at once where its size allows, else unit by unit.
    private func tasks(
        _ units: [ImportUnit], of collection: RestorableCollection, _ unmergeable: Set<PartitionID>
    ) -> [PlannedImport] {
        let whole = collection.backup.partitions.first { $0.name == units[0].partition }
        guard units.count > 1, let whole, !unmergeable.contains(whole.id), whole.size <= bytesPerImport else {
            return units.map { planned(.call, [$0], of: collection) }
        }
        var merged = planned(.call, units, of: collection)
        let hasDeletes = units.contains { $0.deltaPrefix != nil }
        func prefix(_ kind: LogKind) -> String {
            path(layout.importPrefix(kind, collection.backup.id, whole.id, .none))
        }
        merged.groups = [[prefix(.insert), hasDeletes ? prefix(.delta) : ""]]
        return [merged]
    }

    /// One channel and one storage version a job: the server reads a job with one reader.
    private func jobs(_ units: [ImportUnit], of collection: RestorableCollection) -> [PlannedImport] {
        grouped(units) { "\($0.channel)/\($0.storageVersion)" }.flatMap { alike in
            alike.chunked(unitsPerImport).map { planned(.job, Array($0), of: collection) }
        }
    }

    private func planned(
        _ method: PlannedImport.Method, _ units: [ImportUnit], of collection: RestorableCollection
    ) -> PlannedImport {
        var options = options
        options.storageVersion = units[0].storageVersion
        options.isLevelZero = units[0].kind == .levelZero
        options.isBackup = !options.isLevelZero
        let segments = Set(units.flatMap(\.segments))
        return PlannedImport(
            method: method, partition: units[0].partition ?? "", groups: units.map(directories), options: options,
            segments: segments.count, bytes: units.total(\.bytes), rows: units.total(\.rows))
    }

    private func directories(of unit: ImportUnit) -> [String] {
        let present = [unit.insertPrefix, unit.deltaPrefix].compactMap { $0.map(path) }
        // Servers before 2.4 want two paths whatever they are; newer ones take one, and refuse an empty one.
        let needsTwo = server == .tasks && unit.kind == .rows && present.count == 1
        return needsTwo ? present + [""] : present
    }

    /// Where the import finds what lies under a prefix of the backup.
    private func path(_ prefix: String) -> String {
        guard let staged, let relative = layout.relativePath(of: ObjectKey(prefix)) else { return prefix }
        return staged.key(relative: relative).rawValue
    }

    /// In the order in which the keys first appear.
    private func grouped<Key: Hashable>(_ units: [ImportUnit], by key: (ImportUnit) -> Key) -> [[ImportUnit]] {
        var order: [Key] = []
        var groups: [Key: [ImportUnit]] = [:]
        for unit in units {
            let key = key(unit)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(unit)
        }
        return order.compactMap { groups[$0] }
    }
}

extension Array {
    fileprivate func chunked(_ size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
