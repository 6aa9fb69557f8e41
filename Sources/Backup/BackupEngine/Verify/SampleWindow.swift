package import Basics

/// Which part of a backup's objects one run reads: a window of several, and the windows together are everything.
package struct SampleWindow: Sendable, Hashable {
    /// How many there are.
    package let windows: Int
    /// Counted from 0.
    package let window: Int
    /// What the objects are dealt out by: the same for all runs over a backup.
    package let seed: String

    package init(windows: Int, window: Int, seed: String) {
        self.windows = max(1, windows)
        self.window = window % max(1, windows)
        self.seed = seed
    }

    /// By a hash of the key: an object stays in its window, whatever comes or goes beside it.
    package func contains(_ key: String) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in seed.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The last digits of neighbouring keys alone would deal them out in order.
        hash ^= hash >> 33
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        return hash % UInt64(windows) == UInt64(window)
    }

    /// The window that comes after the last run's: the first where that run had another number of them, or read all.
    static func next(after last: SampleWindow?, windows: Int, seed: String) -> SampleWindow {
        guard let last, last.windows == windows, last.seed == seed else {
            return SampleWindow(windows: windows, window: 0, seed: seed)
        }
        return SampleWindow(windows: windows, window: last.window + 1, seed: seed)
    }

    package var json: JSONValue {
        ["windows": JSONValue(windows), "window": JSONValue(window + 1), "seed": .string(seed)]
    }

    init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        let windows = try fields.int64("windows")
        let window = try fields.int64("window")
        guard (1...1_000_000).contains(windows), (1...windows).contains(window) else {
            throw JSONMappingError(path: "window", reason: "\(window) of \(windows) is no window")
        }
        self.init(windows: Int(windows), window: Int(window) - 1, seed: try fields.string("seed"))
    }
}
