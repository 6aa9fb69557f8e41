/// One page of a listing, keys in UTF-8 order.
package struct ObjectListPage: Sendable {
    package var objects: [ObjectMetadata]
    /// With a delimiter: the prefixes under which further keys lie, delimiter included.
    package var commonPrefixes: [String]
    /// Hand it to the next call; nil on the last page.
    package var continuation: String?

    package init(objects: [ObjectMetadata], commonPrefixes: [String] = [], continuation: String? = nil) {
        self.objects = objects
        self.commonPrefixes = commonPrefixes
        self.continuation = continuation
    }
}
