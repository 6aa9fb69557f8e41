import BackupEngine
import BinlogFormat
import MilvusClient
import Testing

@Suite("Overlap of searches")
struct SearchOverlapTests {
    private func hits(_ scores: Float...) -> [SearchHit] {
        scores.enumerated().map { SearchHit(key: .int64(Int64($0)), score: $1) }
    }

    @Test("what is as near as the source's farthest counts, better ones too")
    func nearness() {
        #expect(SearchOverlap.share(source: hits(1, 2, 3), target: hits(0.5, 2, 3), metric: .l2) == 1)
        #expect(SearchOverlap.share(source: hits(1, 2, 3, 4), target: hits(1, 2, 3, 9), metric: .l2) == 0.75)
        #expect(SearchOverlap.share(source: hits(9, 8), target: hits(9, 1), metric: .innerProduct) == 0.5)
        #expect(SearchOverlap.share(source: hits(9, 8), target: hits(9), metric: .cosine) == 0.5)
        #expect(SearchOverlap.share(source: [], target: [], metric: .l2) == 1)
    }
}
