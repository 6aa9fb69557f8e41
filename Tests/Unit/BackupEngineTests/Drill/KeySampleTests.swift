import BinlogFormat
import Testing

@testable import BackupEngine

@Suite("A sample of rows by their keys")
struct KeySampleTests {
    private func sample(_ keys: [PrimaryKey], limit: Int, seed: UInt64) -> Set<PrimaryKey> {
        var sample = KeySample(limit: limit, seed: seed)
        for (row, key) in keys.enumerated() { sample.add(key, segment: row % 3, row: Int64(row)) }
        return Set(sample.rows().map(\.key))
    }

    private let numbers = (0..<5000).map { PrimaryKey.int64($0) }
    private let texts = (0..<5000).map { PrimaryKey.text(Array("key-\($0)".utf8)) }

    @Test("has as many as asked for, or all there are", arguments: [0, 1, 7, 999, 5000, 9000])
    func size(limit: Int) {
        #expect(sample(numbers, limit: limit, seed: 1).count == min(limit, 5000))
        #expect(sample(texts, limit: limit, seed: 1).count == min(limit, 5000))
    }

    @Test("is the same in whatever order rows come, and another one for another seed")
    func seeds() {
        for keys in [numbers, texts] {
            let first = sample(keys, limit: 100, seed: 7)
            #expect(sample(keys.reversed(), limit: 100, seed: 7) == first)
            #expect(first.intersection(sample(keys, limit: 100, seed: 8)).count < 20)
        }
    }

    @Test("takes rows from everywhere")
    func spread() {
        let tenths = Dictionary(grouping: sample(numbers, limit: 1000, seed: 3)) { key -> Int64 in
            if case .int64(let number) = key { number / 500 } else { -1 }
        }
        #expect(tenths.count == 10)
        #expect(tenths.values.allSatisfy { (60...140).contains($0.count) })
    }

    @Test("a smaller sample is the beginning of a larger one")
    func prefix() {
        var (small, large) = (KeySample(limit: 10, seed: 5), KeySample(limit: 100, seed: 5))
        for (row, key) in numbers.enumerated() {
            small.add(key, segment: 0, row: Int64(row))
            large.add(key, segment: 0, row: Int64(row))
        }
        #expect(small.rows() == Array(large.rows().prefix(10)))
    }

    @Test("a key that comes twice is in it twice, or not at all", arguments: UInt64(0)..<50)
    func repeated(seed: UInt64) {
        var sample = KeySample(limit: 5, seed: seed)
        for row in 0..<40 { sample.add(.int64(Int64(row % 20)), segment: row / 20, row: Int64(row)) }
        let counts = Dictionary(grouping: sample.rows(), by: \.key).values.map(\.count)
        #expect(counts.allSatisfy { $0 == 2 })
        #expect(sample.rows().count <= 5 && !counts.isEmpty)
    }
}
