import Basics
import Testing

@Suite("Bounded concurrency")
struct BoundedConcurrencyTests {
    private struct Failure: Error {}

    private actor Gauge {
        private(set) var running = 0
        private(set) var peak = 0
        private(set) var started = 0

        func enter() {
            running += 1
            started += 1
            peak = max(peak, running)
        }

        func leave() {
            running -= 1
        }
    }

    @Test("runs every element, never more at a time than the width", arguments: [1, 2, 7, 1000])
    func keepsToTheWidth(_ width: Int) async throws {
        let gauge = Gauge()
        try await boundedForEach(0..<100, width: width) { _ in
            await gauge.enter()
            await Task.yield()
            await gauge.leave()
        }
        #expect(await gauge.started == 100)
        #expect(await gauge.peak <= width)
        #expect(await gauge.running == 0)
    }

    @Test("takes no element before there is a place for it, and none after a failure")
    func endsAtTheFirstFailure() async {
        let gauge = Gauge()
        await #expect(throws: Failure.self) {
            try await boundedForEach(0..., width: 2) { element in
                await gauge.enter()
                if element == 10 { throw Failure() }
                // Holds its place until the failure of the other one cancels it.
                if element > 10 { try await Task.sleep(for: .seconds(60)) }
            }
        }
        #expect(await gauge.started <= 12)
    }

    @Test("maps in the order of the elements", arguments: [1, 3, 64])
    func mapsInOrder(_ width: Int) async throws {
        let results = try await boundedMap(0..<50, width: width) { element in
            for _ in 0..<(50 - element) { await Task.yield() }
            return element * element
        }
        #expect(results == (0..<50).map { $0 * $0 })
    }
}
