import FaultRig

/// One moment at which a machine dies.
struct CrashPoint: Sendable, CustomStringConvertible {
    /// Counted from 1 over both servers.
    var request: Int
    var moment: KillMoment

    var description: String { "\(moment) of request \(request)" }

    /// Both sides of every request; of many of them only each `stride`-th, beginning with a different one for each seed.
    static func all(_ requests: Int, stride step: Int = 1, seed: Int = 0) -> [CrashPoint] {
        let points = (1...max(1, requests)).flatMap { request in
            KillMoment.allCases.map { CrashPoint(request: request, moment: $0) }
        }
        return stride(from: seed % step, to: points.count, by: step).map { points[$0] }
    }
}
