import Basics
import Testing

@testable import BackupEngine

@Suite("Clock drift")
struct ClockDriftTests {
    @Test(
        "warns from five seconds on, the time of the question taken off",
        arguments: [
            (0, 100, CheckReport.Check.State.passed), (5_000, 0, .passed), (6_000, 0, .warning),
            (-6_000, 0, .warning), (6_000, 2_000, .passed),
        ] as [(Int64, Int64, CheckReport.Check.State)])
    func warns(_ ahead: Int64, _ took: Int64, _ state: CheckReport.Check.State) {
        let asked = WallTime(milliseconds: 1_000_000)
        let answered = asked + .milliseconds(took)
        let server = WallTime(milliseconds: 1_000_000 + took / 2 + ahead)
        let drift = ClockDrift(ofServer: server, askedAt: asked, answeredAt: answered)
        #expect(drift.drift == .milliseconds(ahead))
        #expect(drift.outcome(of: "Milvus").state == state)
    }
}
