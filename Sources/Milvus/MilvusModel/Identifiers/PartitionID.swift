/// A partition. `-1` stands for all partitions of a collection (level zero segments since 2.4).
package struct PartitionID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static let all = PartitionID(rawValue: -1)
}
