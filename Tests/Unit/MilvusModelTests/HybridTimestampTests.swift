import Basics
import MilvusModel
import Testing

@Suite("Hybrid timestamps")
struct HybridTimestampTests {
    @Test("Milliseconds lie above 18 bits of counter")
    func splits() {
        let timestamp = HybridTimestamp(rawValue: 1_700_000_000_123 << 18 | 7)
        #expect(timestamp.wallTime == WallTime(milliseconds: 1_700_000_000_123))
        #expect(timestamp.logical == 7)
    }

    @Test("A time of day and back is the same time")
    func roundTrips() {
        let time = WallTime(milliseconds: 1_763_730_000_999)
        #expect(HybridTimestamp(time, logical: 262_143).wallTime == time)
    }

    @Test("A counter that is too large doesn't spill into the milliseconds")
    func masksCounter() {
        let time = WallTime(milliseconds: 5)
        #expect(HybridTimestamp(time, logical: 1 << 18).wallTime == time)
    }

    @Test("Times before 1970 become zero")
    func clampsNegative() {
        #expect(HybridTimestamp(WallTime(milliseconds: -1)) == .zero)
    }
}
