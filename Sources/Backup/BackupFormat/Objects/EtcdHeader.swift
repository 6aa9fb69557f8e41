package import Basics

/// First line of `etcd.jsonl.zst`: what the lines after it are a copy of.
package struct EtcdHeader: Sendable, Hashable, JSONRepresentable {
    /// The one revision at which every key was read.
    package var revision: Int64
    /// Milvus' `etcd.rootPath`; every key begins with it.
    package var rootPath: String
    /// When the revision was read.
    package var takenAt: WallTime

    package init(revision: Int64, rootPath: String, takenAt: WallTime) {
        self.revision = revision
        self.rootPath = rootPath
        self.takenAt = takenAt
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        revision = try fields.int64("revision")
        rootPath = try fields.string("rootPath")
        takenAt = try fields.time("takenAt") ?? WallTime(milliseconds: 0)
    }

    package var json: JSONValue {
        [
            "revision": JSONValue(revision), "rootPath": JSONValue(rootPath),
            "takenAt": .string(ISO8601Time.text(takenAt)),
        ]
    }
}
