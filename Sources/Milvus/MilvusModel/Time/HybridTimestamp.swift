package import Basics

/// Milvus' clock: milliseconds since 1970 in the upper 46 bits, a counter within the millisecond in the lower 18.
///
/// Every row, delete and checkpoint carries one; one allocator serves the whole cluster, so they compare.
package struct HybridTimestamp: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package static let logicalBits = 18

    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Times before 1970 become zero.
    package init(_ time: WallTime, logical: UInt64 = 0) {
        let milliseconds = UInt64(max(0, time.milliseconds))
        self.init(rawValue: milliseconds << Self.logicalBits | (logical & (1 << Self.logicalBits - 1)))
    }

    /// "No timestamp" in Milvus' answers.
    package static let zero = HybridTimestamp(rawValue: 0)

    package var wallTime: WallTime { WallTime(milliseconds: Int64(rawValue >> Self.logicalBits)) }
    package var logical: UInt64 { rawValue & (1 << Self.logicalBits - 1) }
    package var description: String { String(rawValue) }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
