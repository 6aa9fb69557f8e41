internal import Basics
internal import MilvusModel
package import ObjectStorage

/// Where the objects of one backup lie: milvus-backup's layout, ours beside it.
package struct BackupLayout: Sendable, Hashable {
    static let logsDirectory = "binlogs"
    /// Directories that tell a backup, finished or not, from other things.
    static let ownDirectories: Set = ["meta/", "run/", "\(logsDirectory)/", "bundle/"]

    package let name: BackupName
    /// `<root>/<name>`, without a slash at its end.
    package let directory: String

    /// `rootPath` is the repository's, as configured; may be empty.
    package init(rootPath: String, name: BackupName) {
        self.name = name
        directory = ObjectPath.join(rootPath, name.text)
    }

    /// Prefix of everything that belongs to the backup.
    package var prefix: String { directory + "/" }

    /// Prefix of what lies there only while a run is open.
    package var runPrefix: String { prefix + "run/" }

    package func key(_ meta: MetaObject) -> ObjectKey {
        key(relative: meta.rawValue)
    }

    /// A key by its path below the backup's directory, as ``ObjectRecord/key`` has it.
    package func key(relative path: String) -> ObjectKey {
        ObjectKey(prefix + path)
    }

    /// The path of a key below the backup's directory; nil when it lies elsewhere.
    package func relativePath(of key: ObjectKey) -> String? {
        key.rawValue.afterBytes(of: prefix)
    }

    package func key(of object: DataObject) -> ObjectKey {
        key(relative: Self.relativePath(of: object))
    }

    /// Where we put an object: its group is the segment itself, level zero segments of all partitions have none.
    package static func relativePath(of object: DataObject) -> String {
        var bytes: [UInt8] = []
        append(object, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the path below the backup's directory.
    package static func append(_ object: DataObject, to bytes: inout [UInt8]) {
        switch object {
        case .log(let log):
            bytes += logsDirectory.utf8
            bytes.append(UInt8(ascii: "/"))
            bytes += log.kind.rawValue.utf8
            log.appendLocation(isGrouped: log.location.partition != .all, to: &bytes)
        case .indexFile(let file):
            file.append(to: &bytes)
        }
    }
}
