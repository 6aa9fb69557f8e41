package import BackupEngine

/// What became of a run that was to be killed.
package enum KilledRun<Value: Sendable>: Sendable {
    /// It was killed; what it still tried had no effect. What it threw, if it was awaited to its end, is of no interest.
    case killed
    /// It ended before its time came.
    case finished(Value)
    case failed(BackupError)
}
