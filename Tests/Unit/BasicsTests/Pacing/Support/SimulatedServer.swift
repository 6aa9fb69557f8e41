@testable import Basics

/// A server that refuses: what exceeds its rate, or requests at random.
struct SimulatedServer {
    enum Manner {
        /// Takes so many a second, and bursts of a tenth of that.
        case capacity(Double)
        /// Refuses this share, whatever comes.
        case random(Double)
    }

    var manner: Manner
    var retryAfter: Duration?
    private var level: Double = 0
    private var last: Duration = .zero

    init(_ manner: Manner, retryAfter: Duration? = nil) {
        self.manner = manner
        self.retryAfter = retryAfter
    }

    mutating func takes(at now: Duration, using generator: inout some RandomNumberGenerator) -> Bool {
        switch manner {
        case .random(let share): return Double.random(in: 0..<1, using: &generator) >= share
        case .capacity(let rate):
            level = max(0, level - (now - last).inSeconds * rate)
            last = now
            guard level + 1 <= max(1, rate / 10) else { return false }
            level += 1
            return true
        }
    }
}
