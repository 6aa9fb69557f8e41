/// A collection, as Milvus numbers it. A dropped and recreated collection gets a new one.
package struct CollectionID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}
