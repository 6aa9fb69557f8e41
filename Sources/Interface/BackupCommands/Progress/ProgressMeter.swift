internal import BackupEngine
internal import Basics

/// How fast a phase goes, by what was counted within the last seconds.
struct ProgressMeter {
    /// Long enough to be calm, short enough to follow a change.
    private static let window: Duration = .seconds(10)

    private struct Sample {
        var time: Duration
        var counted: EngineCounters.Snapshot
    }

    private var samples: [Sample] = []

    /// `time` since the run began; never smaller than the one before.
    mutating func record(_ counted: EngineCounters.Snapshot, at time: Duration) {
        samples.append(Sample(time: time, counted: counted))
        // One sample older than the window stays: the window's start.
        while samples.count > 2, samples[1].time <= time - Self.window { samples.removeFirst() }
    }

    mutating func reset() {
        samples = []
    }

    /// Nil until there is something to tell it by.
    var bytesPerSecond: Double? {
        perSecond { Double($0.doneBytes) }
    }

    /// By bytes, or by objects where no bytes are counted.
    var timeLeft: Duration? {
        guard let counted = samples.last?.counted else { return nil }
        if counted.totalBytes > 0 {
            return remaining(counted.totalBytes - counted.doneBytes, bytesPerSecond)
        }
        return remaining(counted.totalObjects - counted.doneObjects, perSecond { Double($0.doneObjects) })
    }

    private func remaining(_ amount: Int64, _ rate: Double?) -> Duration? {
        guard let rate, rate > 0, amount > 0 else { return nil }
        return .seconds(Int64((Double(amount) / rate).rounded(.up)))
    }

    private func perSecond(_ value: (EngineCounters.Snapshot) -> Double) -> Double? {
        guard let first = samples.first, let last = samples.last, last.time > first.time else { return nil }
        return (value(last.counted) - value(first.counted)) / (last.time - first.time).inSeconds
    }
}
