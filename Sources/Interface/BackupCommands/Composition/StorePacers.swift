internal import BackupConfiguration
internal import Basics
internal import ObjectStorage
private import Synchronization

/// What paces the requests of this process: one pacer an endpoint, whatever the number of stores there, and one
/// bandwidth for all.
final class StorePacers: Sendable {
    let bandwidth: StreamBandwidth
    private let limits: PacingLimits
    private let tell: @Sendable (String) -> Void
    private let pacers = Mutex<[String: RequestPacer]>([:])

    /// - Parameters:
    ///   - runs: The limits.
    ///   - waitsOutages: Whether a store that is away is waited for: long runs do, a question doesn't.
    ///   - tell: Gets one plain sentence for a person.
    init(_ runs: RunSettings, waitsOutages: Bool, tell: @escaping @Sendable (String) -> Void) {
        limits = PacingLimits(
            requestsInFlight: runs.requestsInFlight, requestsPerSecond: runs.requestsPerSecond,
            outagePatience: waitsOutages ? runs.outageTimeout : nil)
        self.tell = tell
        func pacer() -> BandwidthPacer? {
            guard runs.bandwidth.isLimiting else { return nil }
            return BandwidthPacer(
                runs.bandwidth, clock: ContinuousClock(), wallClock: .system, offset: LocalTime.offset(at:))
        }
        bandwidth = StreamBandwidth(reading: pacer(), writing: pacer())
    }

    func pacer(for profile: StorageProfile) -> RequestPacer {
        let name = profile.provider == .local ? "the directory \(profile.rootPath)" : "the store at \(profile.endpoint)"
        return pacers.withLock { pacers in
            if let pacer = pacers[name] { return pacer }
            let pacer = pacer(named: name)
            pacers[name] = pacer
            return pacer
        }
    }

    private func pacer(named name: String) -> RequestPacer {
        RequestPacer(limits, clock: ContinuousClock(), random: .system) { [limits, tell] event in
            tell(OutageText(server: name, patience: limits.outagePatience).line(event))
        }
    }
}
