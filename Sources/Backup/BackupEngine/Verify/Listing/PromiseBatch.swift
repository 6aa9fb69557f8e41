internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// What one source of a backup promises: its manifest, its object list, or what earlier verifications recorded.
struct PromiseBatch {
    private var sorter: KeyedLineSorter
    private(set) var builds: [CollectionID: Set<BuildID>] = [:]

    init(_ spool: PlanSpool) {
        sorter = KeyedLineSorter(spool)
    }

    /// The logs of one segment of the manifest. `isOurs`: they lie where we lay them.
    mutating func add(_ segment: SegmentBackup, isOurs: Bool) throws(TemporaryFileError) {
        for (log, size) in segment.neededLogs {
            try add(
                PromisedObject(
                    .log(log), .manifest, collection: segment.collection, size: size,
                    group: isOurs ? nil : segment.group))
        }
    }

    /// One line of the object list.
    ///
    /// - Throws: the reason why it isn't one.
    mutating func add(_ record: ObjectRecord) throws {
        guard record.backup == nil else {
            throw PromiseError(path: record.path, reason: "it lies in another backup, which this version can't follow")
        }
        guard let parsed = BackupLayout.parse(relative: record.path),
            BackupLayout.relativePath(of: parsed.object) == record.path
        else { throw PromiseError(path: record.path, reason: "that is no key of a data object") }
        if case .indexFile(let file) = parsed.object { builds[record.collection, default: []].insert(file.build) }
        let promised = PromisedObject(
            parsed.object, .objectList, collection: record.collection, size: record.size, etag: record.etag,
            checksum: record.checksum)
        guard promised.line != nil else { throw PromiseError(path: record.path, reason: "no store has such a key") }
        try add(promised)
    }

    mutating func add(_ promised: PromisedObject) throws(TemporaryFileError) {
        guard let line = promised.line else { return }
        try sorter.add(line)
    }

    mutating func finish() throws(TemporaryFileError) -> [PlanRun] {
        try sorter.finish()
    }
}

/// A line of the object list that promises nothing that could be there.
struct PromiseError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "it names '\(path)': \(reason)" }
}
