import Testing

@testable import BackupEngine

@Suite("A histogram that grows")
struct GrowingHistogramTests {
    private static let largest = Double.greatestFiniteMagnitude
    private static let samples: [[Double]] = [
        [0, 0, 0], [1.5], [-3, 1e9, 4], [1e-300, 1e300, -1e300], [largest, -largest],
        Array(stride(from: 0.0, to: 10_000, by: 1)), Array(stride(from: 10_000.0, to: -10_000, by: -0.37)),
        Array(repeating: 1, count: 600) + [1e300, -1e300, largest, -largest],
    ]

    @Test("counts every number once, between bounds that hold all", arguments: samples)
    func counts(numbers: [Double]) {
        var histogram = GrowingHistogram()
        for number in numbers { histogram.add(number) }
        let bars = histogram.bars()
        #expect(bars.counts.reduce(0, +) == Int64(numbers.count))
        #expect(bars.counts.count <= 40 && bars.counts.first != 0 && bars.counts.last != 0)
        guard let least = numbers.min(), least > -1e299 else { return }
        #expect(bars.start <= least)
        #expect(bars.start + bars.width * Double(bars.counts.count) > (numbers.max() ?? 0))
    }

    @Test("doesn't depend on the order once its bins are the same")
    func shape() {
        var histogram = GrowingHistogram()
        for number in 0..<6400 { histogram.add(Double(number % 64)) }
        #expect(Set(histogram.bars().counts).count == 1)
    }

    @Test("of nothing has no bars")
    func empty() {
        #expect(GrowingHistogram().bars().counts.isEmpty)
    }
}
