import ObjectStorage
import Testing
import Transfers

@Suite("ListingMerge")
struct ListingMergeTests {
    private struct Pair: Equatable {
        var left: String?
        var right: String?
    }

    private func pages(_ keys: Set<ObjectKey>, prefix: String, _ random: inout SeededRandom) -> [[ObjectMetadata]] {
        var rest = keys.map { ObjectKey(prefix + $0.rawValue) }.sorted()[...]
        var pages: [[ObjectMetadata]] = []
        while !rest.isEmpty {
            let count = Int.random(in: 1...5, using: &random)
            pages.append(rest.prefix(count).map { ObjectMetadata(key: $0, size: 1, etag: nil) })
            rest = rest.dropFirst(count)
        }
        return pages
    }

    @Test("gives each key of two listings once, in order, with both sides", arguments: 0..<200 as Range<UInt64>)
    func everyKeyOnce(seed: UInt64) {
        var random = SeededRandom(seed)
        let (lefts, rights) = (
            Set((0..<Int(seed % 40)).map { _ in ObjectKey(random.key()) }),
            Set((0..<Int(seed % 23)).map { _ in ObjectKey(random.key()) })
        )
        var left = pages(lefts, prefix: "source/", &random)[...]
        var right = pages(rights, prefix: "é/", &random)[...]
        var merge = ListingMerge(leftPrefix: "source/", rightPrefix: "é/")
        var found: [Pair] = []
        merging: while true {
            let need = merge.advance { mine, theirs in
                found.append(Pair(left: mine?.key.rawValue, right: theirs?.key.rawValue))
            }
            switch need {
            case .left: merge.offerLeft(left.popFirst())
            case .right: merge.offerRight(right.popFirst())
            case .nothing: break merging
            }
        }
        let expected = lefts.union(rights).sorted().map { key in
            Pair(
                left: lefts.contains(key) ? "source/" + key.rawValue : nil,
                right: rights.contains(key) ? "é/" + key.rawValue : nil)
        }
        #expect(found.count == expected.count)
        for (mine, theirs) in zip(found, expected) {
            #expect(mine.left.map { ObjectKey($0) } == theirs.left.map { ObjectKey($0) })
            #expect(mine.right.map { ObjectKey($0) } == theirs.right.map { ObjectKey($0) })
        }
    }
}
