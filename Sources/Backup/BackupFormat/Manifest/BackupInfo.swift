package import Basics
package import MilvusModel

/// The manifest of one backup, as `meta/full_meta.json` holds it: milvus-backup's, both ways.
package struct BackupInfo: Sendable, Hashable {
    package var id: String
    package var status: TaskStatus
    package var name: String
    /// Milliseconds since 1970 where a writer up to 0.4 kept it, else 0.
    package var backupTimestamp: UInt64
    package var collections: [CollectionBackup]
    /// Bytes of all segments.
    package var size: Int64
    package var milvusVersion: String
    var storedAccess: AsRead<AccessControl>?
    package var rpcChannel: RPCChannelInfo?
    package var databases: [DatabaseBackup]
    /// Physical channel → base64 of a serialized flush-all message (servers from 2.6.11 on).
    package var flushAllMessages: [String: String]
    package var controlChannel: String
    package var physicalChannels: [String]
    /// Empty: binlogs. `snapshot`: Milvus' own bundle.
    package var format: String
    package var extra: JSONObject

    package init(id: String, name: String, milvusVersion: String = "") {
        self.id = id
        status = TaskStatus()
        self.name = name
        backupTimestamp = 0
        collections = []
        size = 0
        self.milvusVersion = milvusVersion
        databases = []
        flushAllMessages = [:]
        controlChannel = ""
        physicalChannels = []
        format = ""
        extra = JSONObject()
    }

    /// Users, roles and grants; nil when they were not backed up.
    package var accessControl: AccessControl? {
        get { storedAccess?.value }
        set {
            if let newValue, storedAccess != nil {
                storedAccess?.value = newValue
            } else {
                storedAccess = newValue.map { AsRead($0) }
            }
        }
    }

    /// The format of a bundle that Milvus wrote itself; nothing of it lies in the shape of ``BackupLayout``.
    package var isSnapshotFormat: Bool { format == "snapshot" }

    /// Sets every size to the sum of what it holds.
    package mutating func sumSizes() {
        for index in collections.indices { collections[index].sumSizes() }
        size = collections.total(\.size)
    }
}
