/// A segment: the unit that Milvus seals, compacts and indexes. Never reused.
package struct SegmentID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}
