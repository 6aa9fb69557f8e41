internal import Basics
internal import Glibc

/// A great number of objects of which nothing is stored: keys, sizes, ETags and contents follow from a seed.
///
/// Keys look like Milvus' logs, `<prefix><id>/<id>/…/<id>`; ids have one width, so that their order is that of the
/// index. Contents are generated; ETags have the form of an MD5 but are that of a description, not of the content.
package struct SyntheticPrefix: Sendable {
    package var prefix: String
    /// How many ids there are on each level; their product is the number of objects.
    package var levels: [Int]
    package var seed: UInt64
    /// Sizes lie in this range, in bytes, evenly by logarithm.
    package var sizes: ClosedRange<Int64>

    package init(_ prefix: String, levels: [Int], seed: UInt64, sizes: ClosedRange<Int64> = 65_536...65_536) {
        precondition(!levels.isEmpty && levels.allSatisfy { $0 > 0 }, "each level has an id at least")
        self.prefix = prefix
        self.levels = levels
        self.seed = seed
        self.sizes = sizes
    }

    package var count: Int { levels.reduce(1, *) }

    /// As wide as Milvus' ids are.
    private static let firstID = 450_000_000_000_000_000

    package func key(at index: Int) -> String {
        var rest = index
        var ids: [String] = []
        for width in levels.reversed() {
            ids.append(String(Self.firstID + rest % width))
            rest /= width
        }
        return prefix + ids.reversed().joined(separator: "/")
    }

    func index(of key: String) -> Int? {
        guard key.utf8.starts(with: prefix.utf8) else { return nil }
        let ids = key.utf8.dropFirst(prefix.utf8.count).split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard ids.count == levels.count else { return nil }
        var index = 0
        for (id, width) in zip(ids, levels) {
            guard id.count == 18, let number = Int(Substring(id)) else { return nil }
            guard (Self.firstID..<Self.firstID + width).contains(number) else { return nil }
            index = index * width + (number - Self.firstID)
        }
        return index
    }

    package func size(at index: Int) -> Int64 {
        guard sizes.lowerBound < sizes.upperBound else { return sizes.lowerBound }
        let ratio = Double(sizes.upperBound) / Double(max(1, sizes.lowerBound))
        let fraction = Double(contentSeed(at: index) >> 11) / Double(1 << 53)
        return min(sizes.upperBound, Int64(Double(max(1, sizes.lowerBound)) * pow(ratio, fraction)))
    }

    func object(at index: Int) -> DoubleObject {
        let content = DoubleContent(seed: contentSeed(at: index), size: size(at: index))
        return DoubleObject(content: content, etag: content.etag, lastModified: WallTime(seconds: 1_700_000_000))
    }

    private func contentSeed(at index: Int) -> UInt64 {
        SeededChoice.mix(seed &+ UInt64(index))
    }
}
