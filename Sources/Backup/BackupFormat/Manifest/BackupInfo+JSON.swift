package import Basics
internal import MilvusModel

extension BackupInfo {
    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        self.init(
            id: try fields.string("id"), name: try fields.string("name"),
            milvusVersion: try fields.string("milvus_version"))
        status = try TaskStatus(&fields)
        backupTimestamp = try fields.uint64("backup_timestamp")
        collections = try fields.array("collection_backups", CollectionBackup.init(json:))
        size = try fields.int64("size")
        storedAccess = try fields.nested("rbac_meta") { value throws(JSONMappingError) in
            AsRead(try AccessControl(json: value), readFrom: value)
        }
        rpcChannel = try fields.nested("rpc_channel_info", RPCChannelInfo.init(json:))
        databases = try fields.array("database_backups", DatabaseBackup.init(json:))
        flushAllMessages = try fields.stringMap("flush_all_msgs_base64")
        controlChannel = try fields.string("control_channel_name")
        physicalChannels = try fields.strings("physical_channel_names")
        format = try fields.string("format")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("id", id)
        status.append(to: &object, alwaysWithCode: true)
        object.appendUnlessEmpty("name", name)
        object.appendUnlessZero("backup_timestamp", backupTimestamp)
        object.appendUnlessEmpty("collection_backups", collections.map(\.json))
        object.append("size", JSONValue(size))
        object.appendUnlessEmpty("milvus_version", milvusVersion)
        object.appendIfPresent("rbac_meta", storedAccess?.json(\.json))
        object.appendIfPresent("rpc_channel_info", rpcChannel?.json)
        object.appendUnlessEmpty("database_backups", databases.map(\.json))
        object.appendUnlessEmpty("flush_all_msgs_base64", flushAllMessages)
        object.appendUnlessEmpty("control_channel_name", controlChannel)
        object.appendUnlessEmpty("physical_channel_names", physicalChannels)
        object.appendUnlessEmpty("format", format)
        object.append(contentsOf: extra)
        return .object(object)
    }
}
