package import Basics

/// Position of the replication channel (servers 2.5 only).
package struct RPCChannelInfo: Sendable, Hashable {
    package var name: String
    package var position: String
    package var extra: JSONObject

    package init(name: String, position: String, extra: JSONObject = JSONObject()) {
        self.name = name
        self.position = position
        self.extra = extra
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        name = try fields.string("name")
        position = try fields.string("position")
        extra = fields.remaining
    }

    package var json: JSONValue {
        var object = JSONObject()
        object.appendUnlessEmpty("name", name)
        object.appendUnlessEmpty("position", position)
        object.append(contentsOf: extra)
        return .object(object)
    }
}
