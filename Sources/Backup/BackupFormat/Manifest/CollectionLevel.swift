package import Basics

/// `collection_meta.json`: collections without their segments.
package struct CollectionLevel: Sendable, Hashable {
    package var collections: [CollectionBackup]

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        collections = try fields.array("infos", CollectionBackup.init(json:))
    }
}
