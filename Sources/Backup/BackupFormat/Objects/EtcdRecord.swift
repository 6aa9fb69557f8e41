package import Basics

/// One key of etcd with its value, as bytes: both are text in Milvus' meta by custom only.
package struct EtcdRecord: Sendable, Hashable, JSONRepresentable {
    package var key: [UInt8]
    package var value: [UInt8]
    /// Revision at which the key was last changed.
    package var modRevision: Int64

    package init(key: [UInt8], value: [UInt8], modRevision: Int64) {
        self.key = key
        self.value = value
        self.modRevision = modRevision
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        key = try fields.base64("key") ?? []
        value = try fields.base64("value") ?? []
        modRevision = try fields.int64("modRevision")
    }

    package var json: JSONValue {
        [
            "key": .string(Base64.encode(key)), "value": .string(Base64.encode(value)),
            "modRevision": JSONValue(modRevision),
        ]
    }
}
