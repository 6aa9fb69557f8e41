package import MilvusModel

/// The directory between partition and segment that milvus-backup adds, so that one prefix names one import.
///
/// Ours and milvus-backup's since 0.4: the segment's own id. 0.1 to 0.3: a counter, several segments under one number,
/// or zero: no such directory.
package struct GroupID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package init(_ segment: SegmentID) {
        self.init(rawValue: segment.rawValue)
    }

    /// No group directory.
    package static let none = GroupID(rawValue: 0)
}
