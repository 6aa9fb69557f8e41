package import BackupFormat
internal import Basics
package import MilvusModel

/// One segment of a backup with the objects that hold it.
package struct StoredSegment: Sendable {
    /// From the manifest; without its logs.
    package var backup: SegmentBackup
    /// Each column's logs in the order in which their rows follow each other: by field, or by column group where
    /// ``isPacked``.
    package private(set) var insertLogs: [FieldID: [StoredLog]] = [:]
    package private(set) var deltaLogs: [StoredLog] = []
    package private(set) var statsLogs: [StoredLog] = []
    package private(set) var indexFiles = 0
    package private(set) var indexBytes: Int64 = 0
    /// All objects, also those that weren't kept.
    package private(set) var objects = 0
    package private(set) var bytes: Int64 = 0

    package init(_ backup: SegmentBackup) {
        self.backup = backup
    }

    /// Storage version 2: a file holds a group of columns.
    package var isPacked: Bool { backup.storageVersion >= 2 }

    /// `keeps` is false for a log that nobody will read: it is only counted.
    mutating func add(_ log: StoredLog, keeps: Bool = true) {
        count(log.size)
        guard keeps else { return }
        switch log.object.kind {
        case .insert: insertLogs[log.object.field ?? .rowID, default: []].append(log)
        case .delta: deltaLogs.append(log)
        case .stats: statsLogs.append(log)
        case .bm25: break
        }
    }

    mutating func addIndexFile(size: Int64) {
        count(size)
        indexFiles += 1
        indexBytes = indexBytes.adding(clamped: size)
    }

    private mutating func count(_ size: Int64) {
        objects += 1
        bytes = bytes.adding(clamped: size)
    }

    /// Listings order logs by their text; Milvus, and so the rows, by their number.
    mutating func sort() {
        insertLogs = insertLogs.mapValues { $0.sorted { $0.object.log < $1.object.log } }
        deltaLogs.sort { $0.object.log < $1.object.log }
        statsLogs.sort { $0.object.log < $1.object.log }
    }
}
