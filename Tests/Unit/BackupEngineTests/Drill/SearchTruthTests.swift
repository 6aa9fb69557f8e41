import BinlogFormat
import Testing

@testable import BackupEngine

@Suite("What is true of a search")
struct SearchTruthTests {
    private func operand(_ values: [Float]) throws -> VectorOperand {
        try #require(VectorOperand(.floatVector(values)))
    }

    private func bits(_ bytes: [UInt8]) throws -> VectorOperand { try #require(VectorOperand(.binaryVector(bytes))) }

    private func sparse(_ elements: [(UInt32, Float)]) throws -> VectorOperand {
        let bytes = elements.flatMap { index, value in
            [index, value.bitPattern].flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
        }
        return try #require(VectorOperand(.sparseVector(try FieldValue.sparseElements(bytes[...]))))
    }

    @Test("distances are those of the metric, the smaller the nearer", arguments: [1, 7, 8, 9, 33])
    func dense(dimension: Int) throws {
        let (left, right) = (
            (0..<dimension).map { Float($0 % 5) - 2 }, (0..<dimension).map { Float($0 % 3) + 0.5 }
        )
        let (lhs, rhs) = (try operand(left), try operand(right))
        let squares = zip(left, right).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let product = zip(left, right).reduce(Float(0)) { $0 + $1.0 * $1.1 }
        let norms = left.reduce(0) { $0 + $1 * $1 }.squareRoot() * right.reduce(0) { $0 + $1 * $1 }.squareRoot()
        #expect(abs(VectorMetric.l2.distance(lhs, rhs) - squares) < 1e-3)
        #expect(abs(VectorMetric.innerProduct.distance(lhs, rhs) + product) < 1e-3)
        #expect(abs(VectorMetric.cosine.distance(lhs, rhs) + product / norms) < 1e-5)
        #expect(VectorMetric.l2.distance(lhs, lhs) == 0)
    }

    @Test("of bits and of sparse vectors too")
    func others() throws {
        let (lhs, rhs) = (try bits([0b1100, 0xFF]), try bits([0b1010, 0x0F]))
        #expect(VectorMetric.hamming.distance(lhs, rhs) == 6)
        #expect(VectorMetric.jaccard.distance(lhs, rhs) == 1 - Float(5) / 11)
        #expect(VectorMetric.jaccard.distance(try bits([0]), try bits([0])) == 0)
        let (few, many) = (try sparse([(3, 2)]), try sparse([(1, 9), (3, 4), (70_000, 1)]))
        #expect(VectorMetric.innerProduct.distance(few, many) == -8)
        #expect(VectorMetric.l2.distance(lhs, few) == .infinity)
        #expect(VectorOperand(.floatVector([1, .nan])) == nil)
        #expect(VectorOperand(.text([])) == nil)
    }

    @Test("the nearest keys are those that sorting gives, each once", arguments: UInt64(0)..<30)
    func nearest(seed: UInt64) {
        let hash = KeyHash(seed: seed)
        let pairs = (0..<300).map { number in
            (PrimaryKey.int64(Int64(number % 200)), Float(hash(.int64(Int64(number))) % 90))
        }
        var nearest = NearestKeys(limit: 10)
        for (key, distance) in pairs { nearest.add(key, at: distance) }
        let smallest = Dictionary(pairs, uniquingKeysWith: min).values.sorted()
        #expect(nearest.count == 10)
        #expect(nearest.farthest == smallest[9])
        #expect(!nearest.takes(.nan))
        #expect(!nearest.takes(smallest[9]) && nearest.takes(smallest[9] - 1))
    }

    private func truth(_ answered: [Int64], topK: Int = 2) throws -> QueryTruth {
        QueryTruth(
            query: try operand([0]), metric: .l2, answered: Set(answered.map { .int64($0) }), topK: topK)
    }

    @Test("recall is the share of answers that are as near as the nearest")
    func recall() throws {
        for (answered, expected) in [([1, 2], 1.0), ([1, 5], 0.5), ([4, 5], 0.0), ([1], 0.5), ([], 0.0)] {
            var truth = try truth(answered.map { Int64($0) })
            for key in 1...6 { truth.add(.int64(Int64(key)), at: Float(key)) }
            #expect(truth.recall == expected)
            #expect(truth.strangers.isEmpty)
        }
    }

    @Test("a row as near as the last of the nearest counts as one of them")
    func ties() throws {
        var truth = try truth([8, 9])
        for key in 1...9 { truth.add(.int64(Int64(key)), at: 1) }
        #expect(truth.recall == 1)
    }

    @Test("an answer that no live row has is a stranger, and no good one")
    func strangers() throws {
        var truth = try truth([1, 99])
        for key in 1...3 { truth.add(.int64(Int64(key)), at: Float(key)) }
        #expect(truth.recall == 0.5)
        #expect(truth.strangers == [.int64(99)])
    }

    @Test("segments looked at side by side tell the same as one after the other")
    func merged() throws {
        var (whole, left, right) = (
            try truth([1, 7], topK: 3), try truth([1, 7], topK: 3), try truth([1, 7], topK: 3)
        )
        for key in 1...9 {
            whole.add(.int64(Int64(key)), at: Float(key % 4))
            if key % 2 == 0 { left.add(.int64(Int64(key)), at: Float(key % 4)) }
            if key % 2 == 1 { right.add(.int64(Int64(key)), at: Float(key % 4)) }
        }
        left.add(right)
        #expect(left.recall == whole.recall)
        #expect(left.nearest.farthest == whole.nearest.farthest)
        #expect(left.strangers == whole.strangers)
    }

    @Test("nothing is true of no rows")
    func empty() throws {
        #expect(try truth([]).recall == nil)
        let plan = try #require(try? SearchPlan.plan(Self.field, Self.index("FLAT"), topK: 5, recall: 0.9).get())
        let outcome = SearchOutcome(plan, topK: 5, [])
        #expect(outcome.recall == nil && outcome.isGood)
    }
}
