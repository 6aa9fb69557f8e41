internal import Basics

/// How far another machine's clock is from ours.
struct ClockDrift: Sendable {
    /// What we can't tell from the time that the question took.
    let uncertainty: Duration
    /// Positive: the other clock is ahead.
    let drift: Duration

    init(ofServer server: WallTime, askedAt before: WallTime, answeredAt after: WallTime) {
        uncertainty = after - before
        let middle = WallTime(milliseconds: before.milliseconds + uncertainty.milliseconds / 2)
        drift = server - middle
    }

    /// Object stores refuse requests that are signed with a time further off than 15 minutes.
    func outcome(of whose: String) -> CheckStep.Outcome {
        let off = abs(drift.milliseconds)
        let text = "\(whose)'s clock is \(Self.seconds(off)) s \(drift < .zero ? "behind" : "ahead of") ours."
        // A second more than the question took: stores tell whole seconds.
        if off <= uncertainty.milliseconds + 5000 { return .passed(text) }
        return .warning(
            text, advice: "Let both machines keep time with NTP: signatures and times in backups rely on it.")
    }

    /// `0.4`
    private static func seconds(_ milliseconds: Int64) -> String {
        "\(milliseconds / 1000).\(milliseconds % 1000 / 100)"
    }
}
